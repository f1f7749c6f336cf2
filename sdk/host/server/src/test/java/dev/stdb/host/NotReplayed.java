package dev.stdb.host;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The recorded exchanges that the embedded host is not held to, each with its reason. */
final class NotReplayed {
    private static final Map<String, String> WHOLE_FILES = Map.of(
            "mcp", "the Model Context Protocol is not offered",
            "metrics", "metrics are not offered",
            "route", "HTTP handlers of modules are not offered yet",
            "migrate", "migrations are not offered yet");

    private static final Map<String, Map<Integer, String>> LINES = Map.of(
            "identity", Map.of(),
            "auth", Map.of(),
            "names", Map.of(),
            "publish", Map.of(),
            "schema", Map.of(),
            "sql", Map.of(),
            "logs", Map.of(),
            "call", Map.of(),
            "other-routes", Map.of(),
            "subscribe", Map.of());

    private NotReplayed() {}

    static Set<String> files() {
        var files = new TreeSet<String>(LINES.keySet());
        files.addAll(WHOLE_FILES.keySet());
        files.add("out-of-energy");
        return files;
    }

    static Optional<String> reason(String file, int number, JsonNode line) {
        String whole = WHOLE_FILES.get(file);
        if (whole != null) {
            return Optional.of(whole);
        }
        return Optional.ofNullable(LINES.getOrDefault(file, Map.of()).get(number));
    }
}
