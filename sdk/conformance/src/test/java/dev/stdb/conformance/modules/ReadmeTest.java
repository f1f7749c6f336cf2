package dev.stdb.conformance.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.ModuleBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java that our pages show is true: every page's files are one module, and it builds. */
class ReadmeTest {
    /** A file: its package, and the type that names it. */
    private static final Pattern FILE = Pattern.compile(
            "```java\n(package (\\w+);.*?\\n(?:public |final |sealed )*(?:class|record|interface|enum) (\\w+).*?)```",
            Pattern.DOTALL);

    @TempDir
    Path project;

    @ParameterizedTest
    @CsvSource({"README.md, 1", "docs/java-modules.md, 9"})
    void theModuleOfThePageBuilds(String page, int files) throws IOException {
        List<MatchResult> found = FILE.matcher(Files.readString(Path.of("../..").resolve(page)))
                .results()
                .toList();
        assertThat(found).hasSize(files);
        for (MatchResult file : found) {
            Path folder =
                    Files.createDirectories(project.resolve("src/main/java").resolve(file.group(2)));
            Files.writeString(folder.resolve(file.group(3) + ".java"), file.group(1));
        }
        try (var build = new ModuleBuild(BuildOptions.defaults())) {
            var result = build.run(project, event -> {});
            assertThat(result).as(result.toString()).isInstanceOf(BuildResult.Built.class);
        }
    }
}
