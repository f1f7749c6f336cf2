package dev.stdb.module.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.wasm.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that TeaVM translates wrongly beyond repair is told as the method that the author wrote. */
class FunctionPlacesTest {
    private static final String SOURCE = """
            package probe;
            import org.teavm.interop.*;
            public class Main {
              @Export(name = "__describe_module__") static void describe(int sink) {}
              @Export(name = "__call_reducer__")
              static int call(int id, long s0, long s1, long s2, long s3, long c0, long c1, long time, int args, int err) {
                return Inner.faulty(id)
                    + Inner.faulty("" + id);
              }
              static class Inner {
                static int faulty(int id) {
                  return id * 12345;
                }
                static int faulty(String text) {
                  return text.length();
                }
              }
              public static void main(String[] args) {}
            }
            """;

    @TempDir
    private Path project;

    private byte[] built() throws IOException {
        Path source = project.resolve("src/main/java/probe/Main.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, SOURCE);
        var options = BuildOptions.defaults()
                .withMainClass("probe.Main")
                .withOptimization(BuildOptions.Optimization.QUICK)
                .withKeepNames(true);
        try (var build = new ModuleBuild(options)) {
            var result = build.run(project, event -> {});
            assertThat(result).isInstanceOf(BuildResult.Built.class);
            return ((BuildResult.Built) result).bytes();
        }
    }

    @Test
    void eachFunctionOfTheModuleIsFoundWithFileAndLine() throws IOException {
        var names = WasmModule.parse(built()).names().functions().values();
        var faulty = names.stream().filter(name -> name.contains("faulty")).toList();
        try (var toolchain = new Toolchain(project)) {
            Path file = toolchain.sources.resolve("probe/Main.java");
            assertThat(faulty)
                    .hasSize(2)
                    .allSatisfy(function -> assertThat(toolchain.places().of(function))
                            .containsExactly(
                                    new FunctionPlaces.Place("probe.Main$Inner.faulty", file, 12),
                                    new FunctionPlaces.Place("probe.Main$Inner.faulty", file, 15)));
            assertThat(toolchain.places().of("meth_jl_String_length")).isEmpty();
        }
    }

    @Test
    void aFaultIsToldAtTheMethod() throws IOException {
        byte[] good = built();
        try (var toolchain = new Toolchain(project)) {
            var fitting = new Fitting(BuildOptions.defaults(), toolchain.places());
            assertThat(fitting.check(withFault(good))).isFalse();
            assertThat(fitting.diagnostics()).singleElement().satisfies(told -> {
                assertThat(told.message()).contains(" in probe.Main$Inner.faulty: ");
                assertThat(told.file()).isEqualTo(toolchain.sources.resolve("probe/Main.java"));
                assertThat(told.line()).isEqualTo(12);
            });
        }
    }

    /** {@code id * 12345} multiplies longs, which no engine takes. */
    private static byte[] withFault(byte[] wasm) {
        byte[] multiplied = {0x41, (byte) 0xB9, (byte) 0xE0, 0x00, 0x6C};
        for (int at = 0; at + multiplied.length <= wasm.length; at++) {
            if (Arrays.equals(wasm, at, at + multiplied.length, multiplied, 0, multiplied.length)) {
                byte[] faulty = wasm.clone();
                faulty[at + multiplied.length - 1] = 0x7E;
                return faulty;
            }
        }
        throw new AssertionError("the multiplication is not in the module");
    }

    /** What a build has when it looks for the place. */
    private static final class Toolchain implements AutoCloseable {
        final Path sources;
        private final JavaCompilation javac = new JavaCompilation(ClassPathRoots.api());
        private final ClassLibrary library = new ClassLibrary(ClassPathRoots.toolchain());

        Toolchain(Path project) {
            sources = project.resolve("src/main/java");
        }

        FunctionPlaces places() throws IOException {
            var compiled = javac.compile(List.of(sources.resolve("probe/Main.java")));
            return new FunctionPlaces(
                    new ModuleClasses(library, compiled.files(), compiled.generatedClasses()), sources);
        }

        @Override
        public void close() {
            javac.close();
            library.close();
        }
    }
}
