package dev.stdb.module.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documented Gradle script relies on; Gradle itself is not at hand. */
class GradleScriptTest {
    private static final Path SCRIPT = Path.of("gradle/build.gradle.kts");

    @TempDir
    Path project;

    @Test
    void theCommandLineOfItsTaskBuildsAModule() throws IOException, InterruptedException {
        Path out = project.resolve("build/module.wasm");
        Files.writeString(
                Files.createDirectories(project.resolve("src/main/java/counter"))
                        .resolve("Counter.java"),
                """
                package counter;

                import dev.stdb.module.PrimaryKey;
                import dev.stdb.module.Table;
                import org.jspecify.annotations.Nullable;

                @Table
                public record Counter(@PrimaryKey int id, @Nullable String name) {}
                """);
        assertThat(run(taskArguments(out))).isZero();
        assertThat(Files.readAllBytes(out)).startsWith(0, 'a', 's', 'm');
    }

    /** The arguments that the script's task gives, with Gradle's expressions put in. */
    private List<String> taskArguments(Path out) throws IOException {
        String task = between(Files.readString(SCRIPT), "tasks.registering(JavaExec::class) {", "\n}");
        assertThat(task).contains("mainClass = \"" + Main.class.getName() + "\"");
        var arguments = new ArrayList<String>();
        for (String line : found("args\\((.*)\\)\n", task)) {
            for (String argument : line.split(", ", -1)) {
                arguments.add(
                        switch (argument) {
                            case "projectDir.path" -> project.toString();
                            case "out.get().asFile.path" -> out.toString();
                            case "configurations.compileClasspath.get().asPath" ->
                                ClassPathRoots.api().getFirst().toString();
                            default -> argument.substring(1, argument.length() - 1);
                        });
            }
        }
        assertThat(arguments).startsWith("--project", project.toString()).contains("--out", "--class-path");
        return arguments;
    }

    /** In a JVM of its own, as Gradle does. */
    private int run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void itsArtifactsAreOfThisBuild() throws IOException {
        String script = Files.readString(SCRIPT);
        String poms = Files.readString(Path.of("../../../pom.xml"));
        List<String> ours = found("\"dev\\.stdb:([a-z-]+):\\$stdbVersion\"", script);
        assertThat(ours).contains("stdb-module-api", "stdb-module-processor", "stdb-module-build");
        assertThat(poms)
                .contains(ours.stream()
                        .map(artifact -> "<artifactId>" + artifact + "</artifactId>")
                        .toList())
                .contains("<version>" + between(script, "val stdbVersion = \"", "\"") + "</version>")
                .contains("<junit.version>"
                        + found("junit-jupiter-api:([0-9.]+)\"", script).getFirst() + "<");
    }

    @Test
    void wrongArgumentsAreSaidAndErrorsAreAnExitCode() throws IOException {
        assertThat(Main.run("--nonsense")).isEqualTo(2);
        assertThat(Main.run("--out")).isEqualTo(2);
        Files.writeString(project.resolve("Broken.java"), "class Broken { int x = \"no number\"; }");
        assertThat(Main.run("--project", project.toString(), "--quick")).isEqualTo(1);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
