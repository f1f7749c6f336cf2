package dev.stdb.module.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachedCodeTest {
    @TempDir
    private Path folder;

    private final JavaCompilation javac = new JavaCompilation(ClassPathRoots.api());
    private final ClassLibrary library = new ClassLibrary(ClassPathRoots.toolchain());

    @AfterEach
    void close() {
        javac.close();
        library.close();
    }

    @Test
    void theFirstAnalysisGetsAllCode() throws IOException {
        translate("1");

        assertThat(library.reached().isWhole()).isTrue();
    }

    @Test
    void oneThatNeedsNoMoreThanThoseBeforeGetsNoMore() throws IOException {
        translate("1");
        translate("2");

        assertThat(library.reached().isWhole()).isFalse();
        assertThat(Objects.requireNonNull(library.get("java.util.ArrayList")).getMethods())
                .isNotEmpty()
                .anyMatch(method -> !method.hasProgram());
    }

    @Test
    void oneThatNeedsMoreIsDoneAgainWithAllCodeAndTheNextNot() throws IOException {
        translate("1");
        translate("new java.util.BitSet().cardinality()");
        assertThat(library.reached().isWhole()).isTrue();

        translate("new java.util.BitSet().cardinality() + 1");
        assertThat(library.reached().isWhole()).isFalse();
    }

    @Test
    void codeIsMissedTooAfterAMethodOfTheSameClassThatHasNone() throws IOException {
        translate("1");
        translate("Float.floatToRawIntBits(number) + Float.hashCode(number)");

        assertThat(library.reached().isWhole()).isTrue();
    }

    private void translate(String expression) throws IOException {
        Path source = Files.createDirectories(folder.resolve("probe")).resolve("Main.java");
        Files.writeString(source, """
                package probe;
                public class Main {
                  static int number;
                  public static void main(String[] args) { number = %s; }
                }
                """.formatted(expression));
        var compiled = javac.compile(List.of(source));
        assertThat(compiled.failed()).isFalse();
        var classes = new ModuleClasses(library, compiled.files(), compiled.generatedClasses());
        var options =
                BuildOptions.defaults().withMainClass("probe.Main").withOptimization(BuildOptions.Optimization.QUICK);
        var output = new Translation(options, () -> false, (step, done) -> {}).run(classes, library);
        assertThat(output.problems()).isEmpty();
        assertThat(output.wasm()).isNotNull();
    }
}
