package dev.stdb.module.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSourcesTest {
    @TempDir
    private Path project;

    private Path source;

    @BeforeEach
    void aProject() throws IOException {
        source = Files.createDirectories(project.resolve("src/main/java/game")).resolve("Game.java");
        Files.writeString(source, "class Game {}");
    }

    private ProjectSources sources() {
        return new ProjectSources(project);
    }

    @Test
    void withoutMavensFolderTheProjectsOwnIsTaken() throws IOException {
        Path flat = Files.createDirectories(project.resolve("flat"));
        Path only = Files.writeString(flat.resolve("Only.java"), "class Only {}");
        Files.writeString(flat.resolve("notes.txt"), "no source");

        assertThat(new ProjectSources(flat).files()).containsExactly(only);
        assertThat(sources().files()).containsExactly(source);
    }

    @Test
    void changedAddedAndRemovedSourcesAreOthers() throws IOException {
        String before = sources().versions();
        Files.writeString(source, "class Game { int lives; }");
        String changed = sources().versions();
        Path more = Files.writeString(source.resolveSibling("More.java"), "class More {}");
        String added = sources().versions();
        Files.delete(more);

        assertThat(changed).isNotEqualTo(before);
        assertThat(added).isNotEqualTo(changed);
        assertThat(sources().versions()).isEqualTo(changed);
    }

    @Test
    void whatIsNoSourceIsNoChange() throws IOException {
        String before = sources().versions();
        Files.writeString(source.resolveSibling("Game.java~"), "an editor's copy");

        assertThat(sources().versions()).isEqualTo(before);
    }

    @Test
    void waitingEndsWithAChange() throws Exception {
        String before = sources().versions();
        var waiting = CompletableFuture.runAsync(() -> awaitOther(before));
        Files.writeString(source, "class Game { int lives; }");
        waiting.get(120, TimeUnit.SECONDS);
    }

    private void awaitOther(String versions) {
        try {
            sources().awaitOther(versions);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aChangeThatWasMadeDuringABuildIsNotMissed() throws Exception {
        try (var build = new ModuleBuild(BuildOptions.defaults())) {
            var result = build.run(project, event -> {
                if (event instanceof BuildEvent.Started(BuildStep step) && step == BuildStep.JAVAC) {
                    write("class Game { int lives; }");
                }
            });
            assertThat(result).isInstanceOf(BuildResult.Failed.class); // it is no module
            CompletableFuture.runAsync(() -> await(build)).get(120, TimeUnit.SECONDS);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(source, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void await(ModuleBuild build) {
        try {
            build.awaitChange(project);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
