package dev.stdb.module.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows, across processes, whether a module was built from what is there now: next to {@code module.wasm} lies
 * {@code module.wasm.stamp} with a hash of everything that went in and one of what came out.
 */
final class BuildStamp {
    /** Hashes of files that were read before, by path, size and time. */
    private static final Map<String, String> CONTENTS = new ConcurrentHashMap<>();

    private final Path wasm;
    private final String inputs;

    private BuildStamp(Path wasm, String inputs) {
        this.wasm = wasm;
        this.inputs = inputs;
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
        for (Path entry : classPath) {
            addEntry(digest, entry);
        }
        return new BuildStamp(wasm, HexFormat.of().formatHex(digest.digest()));
    }

    /** The module, if it is the one that these inputs gave; else null. */
    byte @Nullable [] upToDate() throws IOException {
        Path stamp = stampFile();
        if (!Files.isRegularFile(stamp) || !Files.isRegularFile(wasm)) {
            return null;
        }
        byte[] bytes = Files.readAllBytes(wasm);
        return Files.readString(stamp).equals(text(bytes)) ? bytes : null;
    }

    /** Remembers what was built. */
    void save(byte[] bytes) throws IOException {
        Files.writeString(stampFile(), text(bytes));
    }

    private Path stampFile() {
        return wasm.resolveSibling(wasm.getFileName() + ".stamp");
    }

    private String text(byte[] bytes) {
        return "inputs " + inputs + "\noutput " + HexFormat.of().formatHex(sha256().digest(bytes)) + "\n";
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
