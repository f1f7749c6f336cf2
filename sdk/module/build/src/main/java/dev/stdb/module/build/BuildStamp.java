package dev.stdb.module.build;

import dev.stdb.wasm.abi.ServerVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows, across processes, whether a module was built from what is there now: next to {@code module.wasm} lies
 * {@code module.wasm.stamp} with hashes of the sources, of the tools and libraries, and of what came out. The tools are read on a
 * thread of their own while the build goes on: most builds have to know them at the end only.
 */
final class BuildStamp {
    /** Hashes of files that were read before, by path, size and time. */
    private static final Map<String, String> CONTENTS = new ConcurrentHashMap<>();

    /** Begins the line with the oldest server. */
    private static final String NEEDS = "needs ";

    private final Path wasm;
    private final String sources;
    private final CompletableFuture<String> tools;

    private BuildStamp(Path wasm, String sources, CompletableFuture<String> tools) {
        this.wasm = wasm;
        this.sources = sources;
        this.tools = tools;
    }

    /**
     * Looks at what would go in now: sources, class path and tools, all by content, so that a tool that was built again from the
     * same sources changes nothing.
     *
     * @param classPath everything that is compiled against or in
     */
    static BuildStamp of(Path wasm, BuildOptions options, List<Path> sources, List<Path> classPath) throws IOException {
        var digest = sha256();
        add(digest, options.withOut(null).toString());
        for (Path source : sources) {
            add(digest, source.toString());
            digest.update(Files.readAllBytes(source));
        }
        var tools = CompletableFuture.supplyAsync(
                () -> contents(classPath),
                task -> Thread.ofPlatform().daemon().name("stdb-build-stamp").start(task));
        return new BuildStamp(wasm, hex(digest), tools);
    }

    private static String contents(List<Path> classPath) {
        var digest = sha256();
        try {
            for (Path entry : classPath) {
                addEntry(digest, entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hex(digest);
    }

    /** What was built before, and the oldest server that takes it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Earlier(byte[] wasm, ServerVersion needs) {}

    /** The module, if it is the one that these inputs gave; else null. */
    @Nullable
    Earlier upToDate() throws IOException {
        Path stamp = stampFile();
        if (!Files.isRegularFile(stamp) || !Files.isRegularFile(wasm)) {
            return null;
        }
        String before = Files.readString(stamp);
        if (!before.startsWith(sourcesLine())) {
            return null;
        }
        byte[] bytes = Files.readAllBytes(wasm);
        String[] parts = before.split(NEEDS, 2);
        return parts.length == 2 && parts[0].equals(text(bytes))
                ? new Earlier(bytes, ServerVersion.parse(parts[1].strip()))
                : null;
    }

    /** Remembers what was built. */
    void save(byte[] bytes, ServerVersion needs) throws IOException {
        Files.writeString(stampFile(), text(bytes) + NEEDS + needs + "\n");
    }

    private Path stampFile() {
        return wasm.resolveSibling(wasm.getFileName() + ".stamp");
    }

    private String sourcesLine() {
        return "sources " + sources + "\n";
    }

    private String text(byte[] bytes) throws IOException {
        return sourcesLine() + "tools " + toolsRead() + "\noutput "
                + HexFormat.of().formatHex(sha256().digest(bytes)) + "\n";
    }

    private String toolsRead() throws IOException {
        try {
            return tools.join();
        } catch (CompletionException e) {
            throw new IOException("cannot read the class path", e.getCause());
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addEntry(MessageDigest digest, Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            try (var files = Files.walk(entry)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    addFile(digest, file);
                }
            }
        } else if (Files.exists(entry)) {
            addFile(digest, entry);
        }
    }

    private static void addFile(MessageDigest digest, Path file) throws IOException {
        String version = file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        String content = CONTENTS.get(version);
        if (content == null) {
            content = HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
            CONTENTS.put(version, content);
        }
        add(digest, file.getFileName() + " " + content);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
