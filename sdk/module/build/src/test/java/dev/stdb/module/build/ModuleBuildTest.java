package dev.stdb.module.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.wasm.Export;
import dev.stdb.wasm.WasmModule;
import dev.stdb.wasm.WasmValidator;
import dev.stdb.wasm.abi.AbiCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import run.endive.runtime.TrapException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModuleBuildTest {
    private static final String HEAD = """
            package probe;
            import java.nio.charset.StandardCharsets;
            import java.util.*;
            import org.teavm.interop.*;
            public class Main {
              @Import(module = "spacetime_10.0", name = "bytes_sink_write")
              static native int write(int sink, Address from, Address length);
              @Export(name = "__describe_module__") static void describe(int sink) {}
              @Export(name = "__call_reducer__")
              static int call(int id, long s0, long s1, long s2, long s3, long c0, long c1, long time, int args, int err) {
                byte[] bytes = run(id).getBytes(StandardCharsets.UTF_8);
                int[] length = {bytes.length};
                write(err, Address.ofData(bytes), Address.ofData(length));
                return 1;
              }
              public static void main(String[] args) {}
            """;

    private final ModuleBuild build = new ModuleBuild(
            BuildOptions.defaults().withMainClass("probe.Main").withOptimization(BuildOptions.Optimization.QUICK));

    @AfterAll
    void close() {
        build.close();
    }

    private static Path project(Path dir, String body) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("src/main/java/probe"));
        Files.writeString(folder.resolve("Main.java"), HEAD + body + "\n}\n");
        return dir;
    }

    private byte[] built(Path dir, String body) throws IOException {
        var result = build.run(project(dir, body), event -> {});
        assertThat(result).isInstanceOf(BuildResult.Built.class);
        return ((BuildResult.Built) result).bytes();
    }

    private List<Diagnostic> failed(Path dir, String body) throws IOException {
        var result = build.run(project(dir, body), event -> {});
        assertThat(result).isInstanceOf(BuildResult.Failed.class);
        return ((BuildResult.Failed) result).diagnostics();
    }

    @Test
    void theModuleIsWhatAStockServerTakes(@TempDir Path dir) throws IOException {
        var steps = new ArrayList<BuildStep>();
        var result = build.run(
                project(dir, "static String run(int id) { System.out.println(\"hi\"); return \"\" + id; }"), event -> {
                    if (event instanceof BuildEvent.Finished finished) {
                        steps.add(finished.step());
                    }
                });
        assertThat(result).isInstanceOf(BuildResult.Built.class);
        var built = (BuildResult.Built) result;
        var module = WasmModule.parse(built.bytes());
        assertThat(built.wasm()).isEqualTo(dir.resolve("target/module.wasm")).hasBinaryContent(built.bytes());
        assertThat(AbiCheck.check(module)).isEmpty();
        assertThat(module.start()).isEmpty();
        assertThat(module.imports()).allSatisfy(i -> assertThat(i.module()).isEqualTo("spacetime_10.0"));
        assertThat(module.exports())
                .extracting(Export::name)
                .containsExactlyInAnyOrder("memory", "_initialize", "__describe_module__", "__call_reducer__");
        WasmValidator.validate(built.bytes());
        assertThat(steps).containsExactly(BuildStep.values());
    }

    @Test
    void outputAndUncaughtExceptionsReachTheModuleLog(@TempDir Path dir) throws IOException {
        var host = new SmallHost(built(dir, """
                static String run(int id) {
                  if (id == 0) { System.out.println("one\\ntwo"); System.out.print("three"); System.err.println("bad"); return "ok"; }
                  return deep(3);
                }
                static String deep(int n) { if (n == 0) throw new IllegalStateException("broken é€😀"); return deep(n - 1) + n; }
                """));
        assertThat(host.call(0)).isEqualTo("ok");
        assertThat(host.log).containsExactly("2 one", "2 two", "0 bad", "2 three");
        host.log.clear();
        assertThatThrownBy(() -> host.call(1)).isInstanceOf(TrapException.class);
        assertThat(host.log).hasSize(1);
        assertThat(host.log.get(0))
                .startsWith("101 java.lang.IllegalStateException: broken é€😀")
                .contains("probe.Main.deep(Main.java:")
                .doesNotContain("java.lang.Throwable.")
                .doesNotContain("Unknown Source");
    }

    @Test
    void aListOfManySmallObjectsFitsTheHeap(@TempDir Path dir) throws IOException {
        var host = new SmallHost(built(dir, """
                record Small(int number) {}
                static String run(int id) {
                  var list = new java.util.ArrayList<Object>();
                  for (int i = 0; i < 300_000; i++) list.add(i % 2 == 0 ? new Small(i) : new Object());
                  long sum = 0;
                  for (Object one : list) if (one instanceof Small small) sum += small.number();
                  return list.size() + " " + sum;
                }
                """));
        assertThat(host.call(0)).isEqualTo("300000 22499850000");
    }

    @Test
    void aStackTraceNamesTheFramesOfTheModuleOnly(@TempDir Path dir) throws IOException {
        var host = new SmallHost(built(dir, """
                static String run(int id) {
                  try { return outer(id); } catch (RuntimeException e) {
                    var text = new StringBuilder(e.toString());
                    for (StackTraceElement at : e.getStackTrace()) text.append(' ').append(at.getMethodName()).append(':').append(at.getLineNumber() > 0);
                    return text.toString();
                  }
                }
                static String outer(int n) { return inner(new java.util.ArrayList<>(), n) + "!"; }
                static String inner(java.util.List<String> list, int n) { return list.get(n) + "?"; }
                """));
        assertThat(host.call(3))
                .startsWith("java.lang.IndexOutOfBoundsException")
                .contains(" inner:true outer:true run:true")
                .doesNotContain("get:");
    }

    @Test
    void divisionByZeroThrowsAndTryWithSwitchRuns(@TempDir Path dir) throws IOException {
        var host = new SmallHost(built(dir, """
                static String run(int id) {
                  try { return "" + 10 / id; } catch (ArithmeticException e) { return e.getMessage() + pick(id) + pick(7); }
                }
                static int pick(int n) {
                  try { switch (n) { case 0: return 1; case 1: return 2; } } catch (RuntimeException e) { return 3; }
                  return 4;
                }
                """));
        assertThat(host.call(5)).isEqualTo("2");
        assertThat(host.call(0)).isEqualTo("/ by zero14");
    }

    @Test
    void staticFieldsSurviveGarbageCollection(@TempDir Path dir) throws IOException {
        var host = new SmallHost(built(dir, """
                static final List<String> KEPT = new ArrayList<>(List.of("kept"));
                static final Comparator<String> ORDER = Comparator.reverseOrder();
                static String run(int id) {
                  long sum = 0;
                  for (int i = 0; i < 200_000; i++) sum += ("item" + i).hashCode();
                  var set = new TreeSet<String>(ORDER);
                  set.addAll(KEPT); set.add("z"); set.add("a");
                  return set + " " + sum;
                }
                """));
        String first = host.call(0);
        assertThat(first).startsWith("[z, kept, a]");
        assertThat(host.call(0)).isEqualTo(first);
    }

    @Test
    void whatModulesCannotHaveIsToldWithLineColumnAndWhatToUse(@TempDir Path dir) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("src/main/java/probe"));
        Files.writeString(folder.resolve("Main.java"), """
                package probe;
                import dev.stdb.module.*;
                import java.util.*;
                public class Main {
                  @Reducer static void run(ReducerContext ctx) {
                    long now = System.currentTimeMillis();
                    new Thread(() -> {}).start();
                    Log.info("" + now + new Random().nextInt() + new java.io.File("x") + Math.random());
                  }
                }
                """);
        var result = build.run(dir, event -> {});
        assertThat(result).isInstanceOf(BuildResult.Failed.class);
        var diagnostics = ((BuildResult.Failed) result).diagnostics();
        assertThat(diagnostics)
                .filteredOn(Diagnostic::isError)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(d -> {
                    assertThat(d.file()).hasFileName("Main.java");
                    assertThat(d.line()).isPositive();
                    assertThat(d.column()).isPositive();
                    assertThat(d.message())
                            .endsWith("is not available in modules")
                            .doesNotContain("\n");
                    assertThat(d.hint()).isNotEmpty();
                });
        assertThat(diagnostics.toString())
                .contains("java.lang.System.currentTimeMillis is not available in modules")
                .contains("ctx.timestamp()")
                .contains("scheduled table")
                .contains("ctx.random()")
                .contains("keep data in tables")
                .contains("It is reached from reducer run.");
    }

    @Test
    void viewsAndQueriesRunInWasm(@TempDir Path dir) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("src/main/java/probe"));
        Files.writeString(folder.resolve("Main.java"), """
                package probe;
                import dev.stdb.module.*;
                import java.util.*;
                public class Main {
                  @Table record Player(@PrimaryKey @U64 long id, @Index @U8 int level, boolean online) {}
                  @Table record Guild(@PrimaryKey @U64 long id, @Index @U64 long leader) {}
                  record Line(String text, int number) {}
                  @View static Query<Guild> led(AnonymousViewContext ctx) {
                    return ctx.from().player().where(p -> p.online().and(p.level().gte(250)).or(p.id().eq(-1)))
                        .rightSemijoin(ctx.from().guild(), (p, g) -> p.id().eq(g.leader()));
                  }
                  @View static List<Line> lines(AnonymousViewContext ctx) { return List.of(new Line("one", 1)); }
                  @View static Optional<Line> me(ViewContext ctx) { return Optional.of(new Line(ctx.sender().toHex().substring(62), 2)); }
                }
                """);
        var host = new SmallHost(builtMain(dir, "dev.stdb.module.generated.ModuleEntry"));
        assertThat(host.callView("__call_view_anon__", 0, 0, 1))
                .endsWith(
                        "SELECT \"guild\".* FROM \"player\" JOIN \"guild\" ON \"player\".\"id\" = \"guild\".\"leader\" WHERE "
                                + "(((\"player\".\"online\" = TRUE) AND (\"player\".\"level\" >= 250)) OR "
                                + "(\"player\".\"id\" = 18446744073709551615))");
        assertThat(host.callView("__call_view_anon__", 1, 0, 1)).isEqualTo("\0\1\0\0\0" + "\3\0\0\0one" + "\1\0\0\0");
        assertThat(host.callView("__call_view__", 0, 7, 0, 0, 0, 0, 1))
                .isEqualTo("\0\1\0\0\0" + "\2\0\0\0" + "07" + "\2\0\0\0");
    }

    private static byte[] builtMain(Path dir, String mainClass) throws IOException {
        try (var other = new ModuleBuild(
                BuildOptions.defaults().withMainClass(mainClass).withOptimization(BuildOptions.Optimization.QUICK))) {
            var result = other.run(dir, event -> {});
            assertThat(result).as(result.toString()).isInstanceOf(BuildResult.Built.class);
            return ((BuildResult.Built) result).bytes();
        }
    }

    @Test
    void javacErrorsAreAllToldAtTheirPlaces(@TempDir Path dir) throws IOException {
        var diagnostics = failed(dir, "static String run(int id) { int x = \"text\"; return missing(); }");
        assertThat(diagnostics).filteredOn(Diagnostic::isError).hasSize(2).allSatisfy(d -> {
            assertThat(d.file()).hasFileName("Main.java");
            assertThat(d.line()).isPositive();
        });
    }

    @Test
    void missingPartsOfTheClassLibraryAreToldAtTheLineThatReachesThem(@TempDir Path dir) throws IOException {
        var diagnostics = failed(
                dir,
                "static String run(int id) { return java.text.Normalizer.normalize(\"x\", java.text.Normalizer.Form.NFC); }");
        assertThat(diagnostics).anySatisfy(d -> {
            assertThat(d.message()).contains("java.text.Normalizer").contains("not available in modules");
            assertThat(d.file()).hasFileName("Main.java");
            assertThat(d.line()).isPositive();
        });
    }

    @Test
    void cancellingWritesNothing(@TempDir Path dir) throws IOException {
        var result = build.run(project(dir, "static String run(int id) { return \"\"; }"), event -> {
            if (event instanceof BuildEvent.Started started && started.step() == BuildStep.ANALYSE) {
                build.cancel();
            }
        });
        assertThat(result).isInstanceOf(BuildResult.Cancelled.class);
        assertThat(dir.resolve("target")).doesNotExist();
    }

    @Test
    void nothingIsBuiltWhenNothingChanged(@TempDir Path dir) throws IOException {
        byte[] first = built(dir, "static String run(int id) { return \"one\"; }");
        var again = (BuildResult.Built) build.run(dir, event -> {});
        assertThat(again.upToDate()).isTrue();
        assertThat(again.bytes()).isEqualTo(first);
        Files.writeString(again.wasm(), "damaged");
        assertThat(((BuildResult.Built) build.run(dir, event -> {})).upToDate()).isFalse();
        Path stamp = dir.resolve("target/module.wasm.stamp");
        Files.writeString(stamp, Files.readString(stamp).replaceAll("tools-seen .*", "tools-seen other times"));
        assertThat(((BuildResult.Built) build.run(dir, event -> {})).upToDate()).isTrue();
        Files.writeString(stamp, Files.readString(stamp).replaceAll("(tools|tools-seen) .*", "$1 others"));
        assertThat(((BuildResult.Built) build.run(dir, event -> {})).upToDate()).isFalse();
        built(dir, "static String run(int id) { return \"two\"; }");
        assertThat(((BuildResult.Built) build.run(dir, event -> {})).upToDate()).isTrue();
    }

    @Test
    void deepRecursionEndsTheCallWithoutHarmToTheHeap(@TempDir Path dir) throws IOException {
        var host = new SmallHost(built(dir, """
                static final List<String> KEPT = new ArrayList<>(List.of("kept"));
                static String run(int id) { return id == 0 ? KEPT.toString() : deep(id, "x").length() + ""; }
                static String deep(int n, String s) { return n == 0 ? s : deep(n - 1, s + n % 10); }
                """));
        assertThat(host.call(1000)).isEqualTo("1001");
        assertThat(host.call(0)).isEqualTo("[kept]");
    }
}
