package dev.stdb.module.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What lies on a class path: by content, so that a tool that was built again from the same sources changes nothing, and, quicker, by
 * size and time. The contents can be read on a thread of their own.
 */
final class ClassPathContents {
    /** Hashes of files that were read before, by path, size and time. */
    private static final Map<String, String> CONTENTS = new ConcurrentHashMap<>();

    private final List<Path> files = new ArrayList<>();
    private final String versions;
    private @Nullable CompletableFuture<String> reading;

    ClassPathContents(List<Path> classPath) throws IOException {
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                try (var inside = Files.walk(entry)) {
                    inside.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            } else if (Files.exists(entry)) {
                files.add(entry);
            }
        }
        var digest = new Digest();
        for (Path file : files) {
            digest.add(version(file));
        }
        versions = digest.hex();
    }

    /** A hash of all paths, sizes and times, as they were when this was made: before anything was built from them. */
    String versions() {
        return versions;
    }

    /** Sees to it that the contents are read, on a thread of its own. */
    void read() {
        if (reading == null) {
            reading = CompletableFuture.supplyAsync(
                    this::hash,
                    task -> Thread.ofPlatform()
                            .daemon()
                            .name("stdb-build-stamp")
                            .start(task));
        }
    }

    /** A hash of all names and contents; waits for it. */
    String contents() throws IOException {
        read();
        try {
            return Objects.requireNonNull(reading).join();
        } catch (CompletionException e) {
            throw new IOException("cannot read the class path", e.getCause());
        }
    }

    private String hash() {
        var digest = new Digest();
        try {
            for (Path file : files) {
                digest.add(file.getFileName() + " " + content(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest.hex();
    }

    private static String content(Path file) throws IOException {
        String version = version(file);
        String content = CONTENTS.get(version);
        if (content == null) {
            content = Digest.hex(Files.readAllBytes(file));
            CONTENTS.put(version, content);
        }
        return content;
    }

    private static String version(Path file) throws IOException {
        return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    }
}
