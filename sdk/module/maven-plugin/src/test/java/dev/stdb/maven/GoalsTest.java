package dev.stdb.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.client.http.HttpApi;
import dev.stdb.templates.Templates;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals as Maven runs them, on the arena. {@link MavenRun} runs them inside Maven. */
class GoalsTest {
    @TempDir
    static Path folder;

    private static Path arena = Path.of(".");
    private static final CapturedLog LOG = new CapturedLog();

    @BeforeAll
    static void buildTheArena() throws IOException, MojoFailureException {
        arena = folder.resolve("arena");
        Templates.copyTo(Templates.find("arena").orElseThrow(), arena);
        build(arena).execute();
    }

    private static BuildMojo build(Path project) {
        var goal = new BuildMojo();
        goal.setLog(LOG);
        goal.project = project.toFile();
        goal.classes = project.resolve("target/classes").toString();
        goal.classPath = List.of(goal.classes);
        goal.wasm = project.resolve("target/module.wasm").toFile();
        goal.quick = true;
        return goal;
    }

    private static File wasm() {
        return arena.resolve("target/module.wasm").toFile();
    }

    @Test
    void buildWritesTheModuleOnce() throws MojoFailureException {
        assertThat(wasm()).isNotEmpty();
        long written = wasm().lastModified();
        build(arena).execute();
        assertThat(LOG.lines)
                .contains("info Nothing changed since the last build.")
                .anyMatch(line -> line.startsWith("info Built " + wasm()));
        assertThat(wasm().lastModified()).isEqualTo(written);
    }

    @Test
    void buildTellsMistakesWithFileAndLineAndFails() throws IOException {
        Path broken = folder.resolve("broken");
        Path source = broken.resolve("src/main/java/broken/Broken.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package broken;\n\nclass Broken {\n    int x = \"no number\";\n}\n");
        assertThatThrownBy(() -> build(broken).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("The module has 1 error: " + source + ":4:");
        assertThat(LOG.lines).anyMatch(line -> line.startsWith("error " + source + ":4:"));
    }

    @Test
    void theHostRunsTheModuleUntilItIsStopped() throws Exception {
        Map<Object, Object> context = new HashMap<>();
        HostStartMojo start = hostStart(context);
        start.execute();
        String url = start.properties.getProperty("stdb.host.url");
        try (var api = new HttpApi(url, null)) {
            assertThat(start.properties.getProperty("stdb.host.database")).isEqualTo("module");
            assertThat(api.schema("module").toCompletableFuture().join().table("bot"))
                    .isPresent();
            assertThatThrownBy(() -> hostStart(context).execute()).hasMessageContaining("runs already");
            publish(url, "another", wasm()).execute();
            assertThat(api.schema("another").toCompletableFuture().join().table("bot"))
                    .isPresent();
            assertThat(LOG.lines).anyMatch(line -> line.startsWith("info Created another, "));
            Path rubbish = Files.writeString(folder.resolve("rubbish.wasm"), "no wasm");
            assertThatThrownBy(() -> publish(url, "third", rubbish.toFile()).execute())
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith(url + " refused the module (HTTP ");
        }
        GenerateMojo asked = generate("asked", null);
        asked.server = url;
        asked.database = "another";
        asked.execute();
        assertThat(LOG.lines)
                .anyMatch(line ->
                        line.startsWith("info Client for 127.0.0.1:") && line.contains("/another in package asked: "));
        HostStopMojo stop = hostStop(context);
        stop.execute();
        stop.execute(); // does nothing
        assertThat(LOG.lines).contains("info The host at " + url + " is stopped.", "info No host runs.");
        assertThatThrownBy(() -> publish(url, "another", wasm()).execute()).isInstanceOf(MojoExecutionException.class);
    }

    @Test
    void generateWritesAClientOnce() throws Exception {
        GenerateMojo goal = generate("game.client", wasm());
        goal.execute();
        Path bot = goal.outputDirectory.toPath().resolve("game/client/Bot.java");
        assertThat(bot)
                .content()
                .startsWith("// Generated by stdb for package game.client, from module.wasm.")
                .contains("public record Bot(long id, String name, Style style, Vec at, Vec speed, int health)");
        goal.execute();
        assertThat(LOG.lines)
                .anyMatch(line ->
                        line.startsWith("info Client for module.wasm in package game.client: 0 files written, "));

        GenerateMojo nothing =
                generate("game.client", folder.resolve("nowhere.wasm").toFile());
        assertThatThrownBy(nothing::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("No client was generated: there is no ");
    }

    @Test
    void whatIsMissingIsSaid() {
        PublishMojo nameless = publish("http://127.0.0.1:1", "x", wasm());
        nameless.database = null;
        assertThatThrownBy(nameless::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The goal publish needs a database: say which with -Dstdb.database=<name>.");
        File nowhere = folder.resolve("nowhere.wasm").toFile();
        assertThatThrownBy(() -> publish("http://127.0.0.1:1", "x", nowhere).execute())
                .hasMessage("There is no " + nowhere + ": run the goal stdb:build first.");
        assertThatThrownBy(() -> publish("no-such-nickname", "x", wasm()).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("there is no server `no-such-nickname`");
    }

    private static HostStartMojo hostStart(Map<Object, Object> context) {
        var goal = new HostStartMojo();
        goal.setLog(LOG);
        goal.setPluginContext(context);
        goal.wasm = wasm();
        return goal;
    }

    private static HostStopMojo hostStop(Map<Object, Object> context) {
        var goal = new HostStopMojo();
        goal.setLog(LOG);
        goal.setPluginContext(context);
        return goal;
    }

    private static GenerateMojo generate(String packageName, @Nullable File wasm) {
        var goal = new GenerateMojo();
        goal.setLog(LOG);
        goal.packageName = packageName;
        if (wasm != null) {
            goal.wasm = wasm;
        }
        goal.outputDirectory = folder.resolve("generated").toFile();
        goal.environment = Map.of("XDG_CONFIG_HOME", folder.toString(), "LOCALAPPDATA", folder.toString());
        return goal;
    }

    private static PublishMojo publish(String server, String database, File wasm) {
        var goal = new PublishMojo();
        goal.setLog(LOG);
        goal.server = server;
        goal.database = database;
        goal.wasm = wasm;
        goal.environment = Map.of("XDG_CONFIG_HOME", folder.toString(), "LOCALAPPDATA", folder.toString());
        return goal;
    }
}
