package dev.stdb.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The recorded evidence, by path below {@code golden/}: {@code Golden.lines("bsatn/values.jsonl")}. What each file proves is told in the README.md beside it.
 * A missing file is an {@link IllegalArgumentException}, so a test of it fails. Numbers keep every digit. Safe from any thread.
 */
public final class Golden {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Golden() {}

    /** The objects of a {@code .jsonl} file in its order; blank lines are passed over. */
    public static List<JsonNode> lines(String path) {
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : text(path).split("\n", -1)) {
            if (!line.isBlank()) {
                nodes.add(parse(line));
            }
        }
        return List.copyOf(nodes);
    }

    /** The content of a {@code .json} file. */
    public static JsonNode json(String path) {
        return parse(text(path));
    }

    /** Any JSON text, read as the golden files are: for comparing with them. */
    public static JsonNode parse(String json) {
        return JSON.readTree(json);
    }

    /** The file as text (UTF-8). */
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** The file as it is. */
    public static byte[] bytes(String path) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no golden file " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("golden file " + path + " cannot be read", e);
        }
    }

    /** The files in {@code folder} and below, as paths that the other methods take, sorted; {@code ""} for all. */
    public static List<String> files(String folder) {
        URL url = Golden.class.getResource("/golden/" + folder);
        if (url == null) {
            throw new IllegalArgumentException("there is no golden folder " + folder);
        }
        try {
            URI uri = url.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return below(Path.of(uri), folder);
            }
            String inJar = uri.getRawSchemeSpecificPart();
            Path file = Path.of(URI.create(inJar.substring(0, inJar.indexOf("!/"))));
            try (FileSystem jar = FileSystems.newFileSystem(file)) {
                return below(jar.getPath("/golden/" + folder), folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("golden folder " + folder + " cannot be listed", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("golden folder " + folder + " has no path", e);
        }
    }

    private static List<String> below(Path root, String folder) throws IOException {
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .map(file -> prefix + root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
