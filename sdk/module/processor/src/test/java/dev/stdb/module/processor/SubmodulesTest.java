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
                }
                """);
        auth = library("auth.Auth", List.of(deep), """
                @Submodule(namespace = "deep", root = deep.lib.Deep.class)
                public final class Auth {
                    @Table public record UserAccount(@PrimaryKey @AutoInc @U32 long id, @Index String userName) {}
                    @Reducer public static void first(ReducerContext ctx) {}
                    @Reducer public static void signUp(ReducerContext ctx, String name) {
                        ctx.db().userAccount().insert(new UserAccount(0, name));
                        ctx.db().deep().note().insert(new Deep.Note(0, "signed up " + name));
                    }
                    @View public static List<UserAccount> adas(AnonymousViewContext ctx) { return ctx.db().userAccount().userName().filter("ada").toList(); }
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
                @View static List<Player> none(AnonymousViewContext ctx) { return List.of(); }
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
                .containsExactly("count", "auth.first", "auth.sign_up", "auth.deep.add_note", "notes.add_note");
        module.call("count");
        assertThat(module.call(2, new BsatnWriter().str("ada"))).isEqualTo("done");
        assertThat(module.call(2, new BsatnWriter().str("bob"))).isEqualTo("done");
        assertThat(module.call(3, new BsatnWriter().str("x"))).isEqualTo("done");
        assertThat(module.call(4, new BsatnWriter().str("y"))).isEqualTo("done");
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
        BsatnReader rows = new BsatnReader(module.anonymousView(1));
        assertThat(rows.u8()).isZero();
        assertThat(rows.length("rows", 1)).isEqualTo(1);
        assertThat(rows.u32()).isEqualTo(1);
        assertThat(rows.str()).isEqualTo("ada");
        assertThat(new BsatnReader(module.procedure(0, new BsatnWriter().str("ada"))).str())
                .isEqualTo("hello ada");
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
        assertThat(Sources.errors(compile(
                        List.of(lifecycle),
                        "game.Game",
                        "@Submodule(namespace = \"x\", root = start.Start.class)\npublic final class Game {}")))
                .anyMatch(error -> error.startsWith("3: module start answers lifecycle events"));
    }
}
