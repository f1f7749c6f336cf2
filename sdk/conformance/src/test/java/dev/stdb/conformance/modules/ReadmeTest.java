package dev.stdb.conformance.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.ModuleBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is true. */
class ReadmeTest {
    private static final Pattern JAVA =
            Pattern.compile("```java\n(package (\\w+);.*?class (\\w+).*?)```", Pattern.DOTALL);

    @TempDir
    Path project;

    @Test
    void itsModuleBuilds() throws IOException {
        var sample = JAVA.matcher(Files.readString(Path.of("../../README.md")));
        assertThat(sample.find()).as("README shows a module").isTrue();
        Path folder = Files.createDirectories(project.resolve("src/main/java").resolve(sample.group(2)));
        Files.writeString(folder.resolve(sample.group(3) + ".java"), sample.group(1));
        try (var build = new ModuleBuild(BuildOptions.defaults())) {
            assertThat(build.run(project, event -> {})).isInstanceOf(BuildResult.Built.class);
        }
    }
}
