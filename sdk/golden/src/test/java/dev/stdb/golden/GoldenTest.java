package dev.stdb.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GoldenTest {
    @Test
    void linesAreTheObjectsOfTheFileInOrder() {
        assertThat(Golden.lines("bsatn/values.jsonl")).hasSize(3026);
        assertThat(Golden.lines("display.jsonl").get(0).get("kind").asString()).isEqualTo("f64");
    }

    @Test
    void numbersKeepEveryDigit() {
        assertThat(Golden.parse("340282366920938463463374607431768211455").bigIntegerValue())
                .isEqualTo(new BigInteger("340282366920938463463374607431768211455"));
        assertThat(Golden.parse("0.10000000000000000000000000000000010").decimalValue())
                .isEqualTo(new BigDecimal("0.10000000000000000000000000000000010"));
    }

    @Test
    void aMissingFileOrFolderIsAFailure() {
        assertThatThrownBy(() -> Golden.text("bsatn/nothing.jsonl"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bsatn/nothing.jsonl");
        assertThatThrownBy(() -> Golden.files("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filesOfAFolderAreListedWithPathsToReadThem() {
        assertThat(Golden.files("bsatn"))
                .containsExactly("bsatn/README.md", "bsatn/malformed.jsonl", "bsatn/types.jsonl", "bsatn/values.jsonl");
        assertThat(Golden.files(""))
                .contains("README.md", "bsatn/values.jsonl")
                .allSatisfy(path -> assertThat(Golden.bytes(path)).isNotEmpty());
    }

    /** The evidence lies beside the repository where it was recorded; a clone alone has only the copy. */
    @Test
    void theCopyIsTheEvidenceByteForByte() throws IOException {
        Path repository = Path.of(System.getProperty("stdb.repository", "."))
                .toAbsolutePath()
                .normalize();
        Path beside = repository.resolveSibling("shared").resolve("golden");
        assumeTrue(Files.isDirectory(beside), "no evidence beside this repository to compare with");
        Path evidence = beside.toRealPath();
        List<String> recorded;
        try (Stream<Path> paths = Files.walk(evidence)) {
            recorded = paths.filter(Files::isRegularFile)
                    .map(file -> evidence.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
        assertThat(Golden.files("")).isEqualTo(recorded);
        for (String path : recorded) {
            assertThat(Golden.bytes(path)).as(path).isEqualTo(Files.readAllBytes(evidence.resolve(path)));
        }
    }
}
