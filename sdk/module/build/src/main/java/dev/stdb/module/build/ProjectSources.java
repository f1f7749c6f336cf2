package dev.stdb.module.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Java sources of a project: below {@code src/main/java}, or below the project's folder if that is not there. */
record ProjectSources(Path project) {
    private static final long LOOK_AGAIN_MILLIS = 100;

    Path folder() {
        Path maven = project.resolve("src/main/java");
        return Files.isDirectory(maven) ? maven : project;
    }

    /** All Java files, in the order of their names. */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder())) {
            return all.filter(path -> path.toString().endsWith(".java"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** A hash of the files' paths, sizes and times; empty while they cannot be read, as when a folder is being replaced. */
    String versions() {
        try {
            return new ClassPathContents(files()).versions();
        } catch (IOException | UncheckedIOException vanishing) {
            return "";
        }
    }

    /**
     * Waits until the sources are others than those of {@code versions}, and the same twice: who saves several files has then saved
     * them all.
     */
    void awaitOther(String versions) throws InterruptedException {
        String before = versions;
        String now = versions();
        while (now.equals(versions) || !now.equals(before)) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            before = now;
            now = versions();
        }
    }
}
