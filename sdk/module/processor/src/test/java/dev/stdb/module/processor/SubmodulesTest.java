package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.schema.Member;
import dev.stdb.schema.SubmoduleSchema;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules that mount libraries which are modules themselves. */
class SubmodulesTest {
    @TempDir
    static Path dir;

    private static Path auth;
    private static Path deep;

    private static final String IMPORTS =
            "import dev.stdb.module.*; import dev.stdb.bsatn.special.*; import java.util.*;\n";

    private static Compilation compile(List<Path> classPath, String name, String source) {
        List<File> files = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            files.add(new File(entry));
        }
        classPath.forEach(path -> files.add(path.toFile()));
        String packageName = name.substring(0, name.lastIndexOf('.'));
        return Compiler.javac()
                .withProcessors(new ModuleProcessor())
                .withClasspath(files)
                .withOptions("--release", "21", "-Xlint:all,-processing", "--should-stop=ifError=FLOW")
                .compile(JavaFileObjects.forSourceString(name, "package " + packageName + ";\n" + IMPORTS + source));
    }

    private static Path library(String name, List<Path> classPath, String source) throws IOException {
        Compilation compilation = compile(classPath, name, source);
        assertThat(Sources.errors(compilation)).isEmpty();
        Path folder = dir.resolve(name);
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path target = folder.resolve(file.getName().substring("/CLASS_OUTPUT/".length()));
                Files.createDirectories(target.getParent());
                try (InputStream in = file.openInputStream()) {
                    Files.copy(in, target);
                }
            }
        }
        return folder;
    }

    @BeforeAll
    static void libraries() throws IOException {
        deep = library("deep.lib.Deep", List.of(), """
                public final class Deep {
                    @Table public record Note(@PrimaryKey @AutoInc @U64 long id, String text) {}
                    @Reducer public static void addNote(ReducerContext ctx, String text) { ctx.db().note().insert(new Note(0, text)); }
                    @Reducer public static void later(ReducerContext ctx, int n) { ctx.immediately().addNote("later " + n); }
                    @Procedure public static void soon(ProcedureContext ctx) { ctx.immediately().later(7); ctx.inTx(tx -> tx.immediately().addNote("in")); }
                }
                """);
        auth = library("auth.Auth", List.of(deep), """
                @Submodule(namespace = "deep", root = deep.lib.Deep.class)
                public final class Auth {
                    @Table public record UserAccount(@PrimaryKey @AutoInc @U32 long id, @Index String userName) {}
                    @Reducer public static void begin(ReducerContext ctx) {}
                    @Reducer public static void signUp(ReducerContext ctx, String name) {
                        ctx.db().userAccount().insert(new UserAccount(0, name));
                        ctx.db().deep().note().insert(new Deep.Note(0, "signed up " + name));
                    }
                    @View public static List<UserAccount> adas(AnonymousViewContext ctx) { return ctx.db().userAccount().userName().filter("ada").toList(); }
                    @View(primaryKey = "id") public static List<UserAccount> first(ViewContext ctx) { return List.of(); }
                    @View public static Query<UserAccount> bobs(AnonymousViewContext ctx) { return ctx.from().userAccount().where(u -> u.userName().eq("bob")); }
                    @HttpHandler public static HttpResponse ping(HandlerContext ctx, HttpRequest request) { return HttpResponse.of(200); }
                    @HttpRouter(@Route(path = "/ping", handler = "ping")) public static final class Routes {}
                    @Procedure public static String greet(ProcedureContext ctx, String name) { return "hello " + name; }
                }
                """.replace("Deep.Note", "deep.lib.Deep.Note"));
    }

    private static final String ROOT = """
            @Submodule(namespace = "auth", root = auth.Auth.class)
            @Submodule(namespace = "notes", root = deep.lib.Deep.class)
            public final class Game {
                @Table record Player(@PrimaryKey int id) {}
                @Reducer static void count(ReducerContext ctx) {
                    Log.info(ctx.db().auth().userAccount().count() + " " + ctx.db().auth().deep().note().count() + " " + ctx.db().notes().note().count()
                        + " " + ctx.db().player().count() + " " + ctx.db().auth().userAccount().userName().filter("ada").toList().size());
                }
                @View static List<Player> none(AnonymousViewContext ctx) {
                    return ctx.db().auth().userAccount().userName().filter("ada").stream().map(u -> new Player((int) u.id())).toList();
                }
                @View static Query<auth.Auth.UserAccount> rest(AnonymousViewContext ctx) {
                    return ctx.from().auth().userAccount().where(u -> u.userName().ne("ada"));
                }
            }
            """;

    private static RunningModule running() throws ReflectiveOperationException {
        Compilation compilation = compile(List.of(auth, deep), "game.Game", ROOT);
        return RunningModule.start(compilation, "game", List.of(auth, deep));
    }

    @Test
    void theFunctionsOfMountedModulesFollowTheModulesOwn() throws Exception {
        RunningModule module = running();
        assertThat(module.schema.allReducers())
                .extracting(Member::name)
                .containsExactly(
                        "count",
                        "auth.begin",
                        "auth.sign_up",
                        "auth.deep.add_note",
                        "auth.deep.later",
                        "notes.add_note",
                        "notes.later");
        module.call("count");
        assertThat(module.call(2, new BsatnWriter().str("ada"))).isEqualTo("done");
        assertThat(module.call(2, new BsatnWriter().str("bob"))).isEqualTo("done");
        assertThat(module.call(3, new BsatnWriter().str("x"))).isEqualTo("done");
        assertThat(module.call(5, new BsatnWriter().str("y"))).isEqualTo("done");
        module.call("count");
        assertThat(module.host.log).containsExactly("2 0 0 0 0 0", "2 2 3 1 0 1");
        assertThat(module.host.rows("auth.deep.note")).hasSize(3);
        assertThat(module.host.rows("auth.user_account").get(0).values().get(1))
                .isEqualTo(new AlgebraicValue.Str("ada"));
        assertThat(module.host.openIterators()).isZero();
    }

    @Test
    void viewsAndProceduresOfMountedModulesAnswerToo() throws Exception {
        RunningModule module = running();
        module.call(2, new BsatnWriter().str("ada"));
        BsatnReader rows = new BsatnReader(module.anonymousView(2));
        assertThat(rows.u8()).isZero();
        assertThat(rows.length("rows", 1)).isEqualTo(1);
        assertThat(rows.u32()).isEqualTo(1);
        assertThat(rows.str()).isEqualTo("ada");
        assertThat(new BsatnReader(module.procedure(0, new BsatnWriter().str("ada"))).str())
                .isEqualTo("hello ada");
    }

    @Test
    void queriesNameTheTablesOfTheMountedModuleWithItsNamespace() throws Exception {
        RunningModule module = running();
        assertThat(sql(module.anonymousView(1)))
                .isEqualTo("SELECT * FROM \"auth.user_account\" WHERE (\"auth.user_account\".\"userName\" <> 'ada')"
                        .replace("user_account", "userAccount"));
        assertThat(sql(module.anonymousView(3)))
                .isEqualTo("SELECT * FROM \"auth.userAccount\" WHERE (\"auth.userAccount\".\"userName\" = 'bob')");
    }

    private static String sql(byte[] answer) {
        BsatnReader in = new BsatnReader(answer);
        assertThat(in.u8()).isEqualTo(1);
        return in.str();
    }

    @Test
    void theViewsOfTheRootReadTheTablesOfMountedModules() throws Exception {
        RunningModule module = running();
        module.call(2, new BsatnWriter().str("ada"));
        assertThat(module.anonymousView(0))
                .isEqualTo(new BsatnWriter().u8(0).length(1).i32(1).toByteArray());
    }

    @Test
    void immediateCallsNameTheReducerOfTheMountedModule() throws Exception {
        RunningModule module = running();
        module.call(4, new BsatnWriter().i32(3));
        module.call(6, new BsatnWriter().i32(4));
        module.procedure(1, new BsatnWriter());
        assertThat(module.host.events)
                .hasSize(6)
                .anyMatch(event -> event.startsWith("schedule auth.deep.add_note "))
                .anyMatch(event -> event.startsWith("schedule notes.add_note "))
                .contains("schedule auth.deep.later [7, 0, 0, 0]");
    }

    @Test
    void whatAMountedModuleNeedsIsToldWithItsNamespaceAndWhatIsPassedOverIsAWarning() {
        Compilation compilation = compile(List.of(auth, deep), "game.Game", ROOT);
        assertThat(compilation.notes())
                .extracting(note -> note.getMessage(null))
                .containsExactly(
                        "this module needs SpacetimeDB 2.8.0 or newer: it mounts submodules",
                        "this module needs SpacetimeDB 2.4.1 or newer: its submodule auth has views with primary keys",
                        "this module needs SpacetimeDB 2.4.0 or newer: its submodule auth has HTTP handlers",
                        "this module needs SpacetimeDB 2.8.0 or newer: its submodule auth mounts submodules");
        assertThat(compilation.warnings())
                .extracting(warning -> warning.getLineNumber() + ": " + warning.getMessage(null))
                .anyMatch(warning ->
                        warning.startsWith("5: the HTTP routes of module auth are not served when it is mounted"));
    }

    @Test
    void filtersOfAMountedModuleHideNothingAndThoseOfTheRootMayNameItsTables() throws IOException {
        Path guarded = library("guarded.Guarded", List.of(), """
                public final class Guarded {
                    @Table(isPublic = true) public record Secret(@PrimaryKey @U64 long id, Identity who) {}
                    @ClientVisibilityFilter public static final String OWN = "SELECT * FROM secret WHERE who = :sender";
                }
                """);
        Compilation compilation = compile(List.of(guarded), "game.Game", """
                @Submodule(namespace = "vault", root = guarded.Guarded.class)
                public final class Game {
                    @ClientVisibilityFilter static final String OWN = "SELECT * FROM vault.secret WHERE who = :sender";
                }
                """);
        assertThat(Sources.errors(compilation)).isEmpty();
        assertThat(compilation.warnings())
                .extracting(warning -> warning.getMessage(null))
                .anyMatch(warning ->
                        warning.startsWith("the visibility filters of module guarded hide nothing when it is mounted"));
        assertThat(Sources.errors(compile(List.of(guarded), "game.Game", """
                        @Submodule(namespace = "vault", root = guarded.Guarded.class)
                        public final class Game {
                            @ClientVisibilityFilter static final String OWN = "SELECT * FROM vault.secret WHERE whose = :sender";
                        }
                        """)))
                .anyMatch(error -> error.startsWith("5: ") && error.contains("`whose` is not in scope"));
    }

    @Test
    void theDefinitionHoldsTheirs() throws Exception {
        RunningModule module = running();
        assertThat(module.schema.submodules())
                .extracting(SubmoduleSchema::namespace)
                .containsExactly("auth", "notes");
        assertThat(module.schema.allTables())
                .extracting(Member::name)
                .containsExactlyInAnyOrder("player", "auth.user_account", "auth.deep.note", "notes.note");
    }

    private static List<String> errors(String source) {
        return Sources.errors(compile(List.of(auth, deep), "game.Game", source));
    }

    @Test
    void mistakesAreToldAtTheAnnotation() throws IOException {
        Path lifecycle =
                library("start.Start", List.of(), "public final class Start { @Init public static void init() {} }");
        assertThat(errors("@Submodule(namespace = \"a b\", root = auth.Auth.class)\npublic final class Game {}"))
                .anyMatch(error -> error.startsWith("3: `a b` cannot be the name of a Java method"));
        assertThat(errors("@Submodule(namespace = \"myAuth\", root = auth.Auth.class)\npublic final class Game {}"))
                .anyMatch(
                        error -> error.startsWith("3: some servers convert namespaces") && error.contains("`my_auth`"));
        assertThat(errors("@Submodule(namespace = \"x\", root = String.class)\npublic final class Game {}"))
                .anyMatch(error -> error.startsWith("3: this class belongs to no module"));
        assertThat(errors("@Submodule(namespace = \"" + "n".repeat(64)
                        + "\", root = auth.Auth.class)\npublic final class Game {}"))
                .anyMatch(error -> error.contains("which exceeds the 63-byte limit"));
        assertThat(
                        errors(
                                "@Submodule(namespace = \"player\", root = auth.Auth.class)\npublic final class Game { @Table record Player(int id) {} }"))
                .anyMatch(error -> error.startsWith("3: there is a table called player already"));
        assertThat(
                        errors(
                                "@Submodule(namespace = \"x\", root = auth.Auth.class)\n@Submodule(namespace = \"x\", root = deep.lib.Deep.class)\npublic final class Game {}"))
                .anyMatch(error -> error.startsWith("5: there is a submodule called x already"));
        Path variables = library(
                "vars.Vars", List.of(), "public final class Vars { @Environment public record Env(String KEY) {} }");
        assertThat(Sources.errors(compile(
                        List.of(variables),
                        "game.Game",
                        "@Submodule(namespace = \"x\", root = vars.Vars.class)\npublic final class Game {}")))
                .anyMatch(error -> error.startsWith("3: module vars declares environment variables"));
        assertThat(Sources.errors(compile(
                        List.of(lifecycle),
                        "game.Game",
                        "@Submodule(namespace = \"x\", root = start.Start.class)\npublic final class Game {}")))
                .anyMatch(error -> error.startsWith("3: module start answers lifecycle events"));
    }
}
