package dev.stdb.host;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The recorded exchanges that the embedded host is not held to, each with its reason. */
final class NotReplayed {
    private static final String MIGRATIONS = "migrations are not offered yet";
    private static final String BACKTRACE = "the text ends in wasmtime's backtrace";
    private static final String ENERGY = "energy is not counted";
    private static final String INTERNALS = "internals of the server";
    private static final String UNRECORDED = "something between the lines was not recorded";

    private static final Map<String, String> WHOLE_FILES = Map.of(
            "mcp", "the Model Context Protocol is not offered",
            "metrics", "metrics are not offered",
            "migrate", MIGRATIONS);

    private static final Map<String, Map<Integer, String>> LINES = Map.ofEntries(
            Map.entry("identity", lines(UNRECORDED, 24, 25)),
            Map.entry("auth", both(lines("names its own package", 65), lines("metrics are not offered", 66))),
            Map.entry("names", lines(UNRECORDED, 85)),
            Map.entry(
                    "publish",
                    both(
                            both(
                                    lines(
                                            MIGRATIONS,
                                            4,
                                            5,
                                            6,
                                            7,
                                            8,
                                            9,
                                            11,
                                            12,
                                            19,
                                            20,
                                            22,
                                            25,
                                            27,
                                            28,
                                            29,
                                            30,
                                            31,
                                            44,
                                            47,
                                            54,
                                            100,
                                            120),
                                    lines(BACKTRACE, 69, 71, 72)),
                            both(
                                    lines("the parser has other words for a module that is cut off", 59),
                                    lines("the Model Context Protocol is not offered", 139)))),
            Map.entry("route", lines(BACKTRACE, 24)),
            Map.entry("schema", Map.of()),
            Map.entry("sql", Map.of()),
            Map.entry("logs", lines("replayed by FollowedLogTest", 16)),
            Map.entry("call", lines(BACKTRACE, 386, 387)),
            Map.entry(
                    "other-routes",
                    both(
                            both(lines("names its own package", 6), lines(INTERNALS, 22, 23, 24)),
                            lines(ENERGY, 31, 32, 33, 34, 35, 36, 37, 38, 39))),
            Map.entry("subscribe", lines("protocol version 1 is not offered", 3, 4)),
            Map.entry("out-of-energy", lines(BACKTRACE, 5)));

    private NotReplayed() {}

    private static Map<Integer, String> lines(String reason, Integer... numbers) {
        var all = new HashMap<Integer, String>();
        Arrays.stream(numbers).forEach(number -> all.put(number, reason));
        return all;
    }

    private static Map<Integer, String> both(Map<Integer, String> a, Map<Integer, String> b) {
        var all = new HashMap<>(a);
        all.putAll(b);
        return all;
    }

    static Set<String> files() {
        var files = new TreeSet<String>(LINES.keySet());
        files.addAll(WHOLE_FILES.keySet());
        return files;
    }

    static Optional<String> reason(String file, int number, JsonNode line) {
        String whole = WHOLE_FILES.get(file);
        if (whole != null) {
            return Optional.of(whole);
        }
        String path = line.path("request").path("path").asString("");
        if (path.startsWith("/v1/database/h-proc/") || path.startsWith("/v1/database/h-mt/")) {
            return Optional.of("calls a module that is not part of the recording");
        }
        return Optional.ofNullable(LINES.getOrDefault(file, Map.of()).get(number));
    }
}
