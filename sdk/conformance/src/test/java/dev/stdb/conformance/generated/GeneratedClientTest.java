package dev.stdb.conformance.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stdb.client.ConnectionException;
import dev.stdb.client.DbConnection;
import dev.stdb.codegen.CodegenException;
import dev.stdb.codegen.SourceFile;
import dev.stdb.codegen.java.JavaClient;
import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.host.EmbeddedHost;
import dev.stdb.host.HostException;
import dev.stdb.host.HostOptions;
import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.ModuleBuild;
import dev.stdb.templates.Templates;
import dev.stdb.testing.Patience;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client generated from the arena's wasm, compiled with what people write against it, and played on the embedded host. */
class GeneratedClientTest {
    private static final Pattern JAVA_ON_THE_PAGE = Pattern.compile("```java\n(package .*?)```", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static byte[] wasm = {};
    private static ClassLoader client = ClassLoader.getSystemClassLoader();

    @BeforeAll
    static void generateAndCompile() throws Exception {
        Path project = folder.resolve("arena");
        Templates.copyTo(Templates.find("arena").orElseThrow(), project);
        try (var build = new ModuleBuild(BuildOptions.defaults().withOptimization(BuildOptions.Optimization.QUICK))) {
            wasm = ((BuildResult.Built) build.run(project, event -> {})).bytes();
        }
        List<SourceFile> sources =
                new ArrayList<>(JavaClient.generate(EmbeddedHost.describe(wasm), "arena.client", "arena"));
        sources.addAll(client("sdk-test-procedure", "procedures"));
        sources.addAll(client("mounting", "mounting"));
        for (String session : List.of("ArenaSession", "ProcedureSession", "MountedSession")) {
            String file = session + ".java";
            sources.add(new SourceFile("session/" + file, Files.readString(Path.of("src/test/generated", file))));
        }
        sources.add(new SourceFile("watch/Watch.java", onThePage()));
        client = compile(sources);
    }

    private static List<SourceFile> client(String module, String name) throws HostException, CodegenException {
        return JavaClient.generate(EmbeddedHost.describe(BuiltModules.wasm(module)), name + ".client", name);
    }

    private static String onThePage() throws IOException {
        var found = JAVA_ON_THE_PAGE.matcher(Files.readString(Path.of("../../docs/java-client.md")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static ClassLoader compile(List<SourceFile> sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        var problems = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("--release", "21", "-proc:none", "-Xlint:all,-path,-options", "-d", classes.toString());
        boolean done = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        problems,
                        options,
                        null,
                        sources.stream().map(Text::new).toList())
                .call();
        assertThat(problems.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(done).isTrue();
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedClientTest.class.getClassLoader());
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(SourceFile file) {
            super(URI.create("string:///" + file.path()), Kind.SOURCE);
            this.text = file.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    @Test
    void thePageCompiles() throws Exception {
        assertThat(client.loadClass("watch.Watch").getMethod("main", String[].class))
                .isNotNull();
    }

    private static List<?> play(String session, byte[] program) throws Exception {
        try (EmbeddedHost host = EmbeddedHost.start(HostOptions.local())) {
            host.publish("played", program);
            return (List<?>) client.loadClass("session." + session)
                    .getMethod("play", String.class, String.class)
                    .invoke(null, host.url(), "played");
        }
    }

    @Test
    void seesTypedRowsAndUpdatesAndRefusals() throws Exception {
        assertThat(play("ArenaSession", wasm).stream().map(Object::toString))
                .containsExactly(
                        "not subscribed: no such table: `nowhere`. If the table exists, it may be marked private.,"
                                + " executing: `SELECT * FROM nowhere`",
                        "14 bots of 3 styles, Ada among them",
                        "refused: a player needs a name",
                        "committed",
                        "Zoë is in with 100",
                        "mine: true",
                        "refused: you are in the arena already",
                        "found: Zoë",
                        "nobody: Optional.empty",
                        "committed",
                        "moving 3, 2",
                        "committed",
                        "Zoë is gone: true");
    }

    @Test
    void getsWhatProceduresReturn() throws Exception {
        assertThat(play("ProcedureSession", BuiltModules.wasm("sdk-test-procedure")).stream()
                        .map(Object::toString))
                .containsExactly(
                        "open: true",
                        "sum 4000000100",
                        "42 foo",
                        "A of 7",
                        "B of seven",
                        "UNIT, and a row magic",
                        "crashed");
    }

    @Test
    void reachesIntoSubmodules() throws Exception {
        assertThat(play("MountedSession", BuiltModules.wasm("mounting")).stream()
                        .map(Object::toString))
                .containsExactly(
                        "Applied[rows=n]",
                        "an account needs a holder",
                        "Ann saves 50 as LONG_TERM, mine: true",
                        "visits 1",
                        "poor: Ann",
                        "in all 1000");
    }

    @Test
    void refusesADatabaseThatItWasNotMadeFor() throws Exception {
        try (EmbeddedHost host = EmbeddedHost.start(HostOptions.local())) {
            host.publish("arena", wasm);
            try (DbConnection connection = DbConnection.builder()
                    .uri(host.url())
                    .database("arena")
                    .connectTimeout(Patience.LIMIT)
                    .connect()
                    .toCompletableFuture()
                    .get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                var of = client.loadClass("procedures.client.RemoteModule").getMethod("of", DbConnection.class);
                var failure = catchThrowableOfType(InvocationTargetException.class, () -> of.invoke(null, connection));

                assertThat(failure.getCause())
                        .isInstanceOf(ConnectionException.SchemaDiffers.class)
                        .hasMessageStartingWith(
                                "The database `arena` does not fit the code generated from procedures: it has"
                                        + " no table or view `my_table`, it has no table or view `pk_uuid`, it has no")
                        .hasMessageEndingWith(
                                "more. Generate the code again, or publish the module that it was generated from.");
            }
        }
    }
}
