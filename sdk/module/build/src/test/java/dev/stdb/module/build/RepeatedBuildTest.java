package dev.stdb.module.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.module.build.BuildOptions.Optimization;
import dev.stdb.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one build keeps for the next must not show in the module: each is the one that a first build makes. */
class RepeatedBuildTest {
    private static final String MODULE = """
            package probe;
            import org.teavm.interop.*;
            public class Main {
              static class Base { int base = 1; }
              static class Box %s { %s int number; %s }
              static int twice(Box box, int[] from) {
                int sum = box.number;
                for (int i : from) { sum += box.number * i; }
                return sum + box.number;
              }
              static void copy(Object[] from, Box[] to) { System.arraycopy(from, 0, to, 0, from.length); }
              @Export(name = "__describe_module__") static void describe(int sink) {}
              @Export(name = "__call_reducer__")
              static int call(int id, long s0, long s1, long s2, long s3, long c0, long c1, long time, int args, int err) {
                Box box = new Box();
                box.number = id;
                Box[] boxes = new Box[3];
                copy(new Box[] {box, box, box}, boxes);
                %s
                return twice(boxes[2], new int[] {1, id});
              }
              public static void main(String[] args) {}
            }
            """;

    private static final Pattern END = Pattern.compile("End[0-9](?=_end)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aBuildAfterAChangeIsTheOneThatAFirstBuildMakes(Optimization level) throws IOException {
        try (var build = build(level)) {
            built(build, MODULE.formatted("", "", "", ""));
            String[] changed = {
                "// one line more\n" + MODULE.formatted("", "volatile", "", "System.out.println(\"id \" + id);"),
                MODULE.formatted("", "", "static int made; static { made = new java.util.ArrayList<>().size(); }", ""),
                MODULE.formatted("extends Base", "", "int more() { return base; }", "box.number += box.more();"),
            };
            for (String source : changed) {
                byte[] again = built(build, source);
                try (var first = build(level)) {
                    assertThat(Arrays.equals(again, built(first, source)))
                            .as(source)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void namesAloneDecideWhichClassComesFirst() throws IOException {
        String classes = IntStream.range(0, 8)
                .mapToObj(
                        "static class End%1$d { int end(int x) { return x < 2 ? 1 : new End%1$d().end(x / 2) + x; } }\n"
                                ::formatted)
                .collect(Collectors.joining());
        String calls = IntStream.of(5, 1, 7, 0, 3, 6, 2, 4)
                .mapToObj("box.number += new Box.End%1$d().end(id);\n"::formatted)
                .collect(Collectors.joining());
        try (var build = new ModuleBuild(options(Optimization.FULL).withKeepNames(true))) {
            var functions = WasmModule.parse(built(build, MODULE.formatted("", "", classes, calls)))
                    .names()
                    .functions();
            assertThat(functions.values().stream()
                            .map(END::matcher)
                            .filter(Matcher::find)
                            .map(Matcher::group))
                    .containsExactly("End7", "End6", "End5", "End4", "End3", "End2", "End1", "End0");
        }
    }

    private static ModuleBuild build(Optimization level) {
        return new ModuleBuild(options(level));
    }

    private static BuildOptions options(Optimization level) {
        return BuildOptions.defaults().withMainClass("probe.Main").withOptimization(level);
    }

    private byte[] built(ModuleBuild build, String source) throws IOException {
        Path project = Files.createTempDirectory(folder, "project");
        Files.writeString(
                Files.createDirectories(project.resolve("src/main/java/probe")).resolve("Main.java"), source);
        var result = build.run(project, event -> {});
        assertThat(result).isInstanceOf(BuildResult.Built.class);
        return ((BuildResult.Built) result).bytes();
    }
}
