package dev.stdb.module.build;

import dev.stdb.wasm.abi.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows, across processes, whether a module was built from what is there now: next to {@code module.wasm} lies
 * {@code module.wasm.stamp}, a line for each thing that must be the same.
 */
final class BuildStamp {
    private static final String SOURCES = "sources";
    private static final String OUTPUT = "output";
    private static final String TOOLS = "tools";
    private static final String TOOLS_SEEN = "tools-seen";
    private static final String NEEDS = "needs";
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}");

    private final Path wasm;
    private final String sources;
    private final ClassPathContents tools;

    private BuildStamp(Path wasm, String sources, ClassPathContents tools) {
        this.wasm = wasm;
        this.sources = sources;
        this.tools = tools;
    }

    /**
     * Looks at what would go in now.
     *
     * @param classPath everything that is compiled against or in
     */
    static BuildStamp of(Path wasm, BuildOptions options, List<Path> sources, List<Path> classPath) throws IOException {
        var digest = new Digest();
        digest.add(options.withOut(null).toString());
        for (Path source : sources) {
            digest.add(source.toString());
            digest.add(Files.readAllBytes(source));
        }
        return new BuildStamp(wasm, digest.hex(), new ClassPathContents(classPath));
    }

    /** What was built before, and the oldest server that takes it. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Earlier(byte[] wasm, ServerVersion needs) {}

    /** The module, if it is the one that these inputs gave. Else null, and what a new stamp has to know is being read. */
    @Nullable
    Earlier upToDate() throws IOException {
        Earlier earlier = earlier();
        if (earlier == null) {
            tools.read();
        }
        return earlier;
    }

    private @Nullable Earlier earlier() throws IOException {
        if (!Files.isRegularFile(stampFile()) || !Files.isRegularFile(wasm)) {
            return null;
        }
        Map<String, String> before = lines(Files.readString(stampFile()));
        if (!sources.equals(before.get(SOURCES))) {
            return null;
        }
        byte[] bytes = Files.readAllBytes(wasm);
        String needs = before.getOrDefault(NEEDS, "");
        return VERSION.matcher(needs).matches() && Digest.hex(bytes).equals(before.get(OUTPUT)) && sameTools(before)
                ? new Earlier(bytes, ServerVersion.parse(needs))
                : null;
    }

    private boolean sameTools(Map<String, String> before) throws IOException {
        return tools.versions().equals(before.get(TOOLS_SEEN))
                || tools.contents().equals(before.get(TOOLS));
    }

    /** Remembers what was built. */
    void save(byte[] bytes, ServerVersion needs) throws IOException {
        var lines = new LinkedHashMap<String, String>();
        lines.put(SOURCES, sources);
        lines.put(TOOLS, tools.contents());
        lines.put(TOOLS_SEEN, tools.versions());
        lines.put(OUTPUT, Digest.hex(bytes));
        lines.put(NEEDS, needs.toString());
        var text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key).append(' ').append(value).append('\n'));
        Files.writeString(stampFile(), text);
    }

    private static Map<String, String> lines(String text) {
        var lines = new HashMap<String, String>();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space > 0) {
                lines.put(line.substring(0, space), line.substring(space + 1));
            }
        });
        return lines;
    }

    private Path stampFile() {
        return wasm.resolveSibling(wasm.getFileName() + ".stamp");
    }
}
