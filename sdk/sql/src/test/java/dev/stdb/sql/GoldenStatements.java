package dev.stdb.sql;

import dev.stdb.golden.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The statements recorded from a real server, with its answers. */
record GoldenStatements(String module, String sql, boolean asOwner, int status, String body) {

    static List<GoldenStatements> all() {
        return Golden.files("sql").stream()
                .filter(file -> file.endsWith(".jsonl"))
                .flatMap(GoldenStatements::of)
                .toList();
    }

    private static Stream<GoldenStatements> of(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        String module = name.substring(0, name.length() - ".jsonl".length());
        var list = new ArrayList<GoldenStatements>();
        for (var line : Golden.lines("sql/" + name)) {
            if (!line.has("call")) {
                list.add(of(module, line));
            }
        }
        return list.stream();
    }

    private static GoldenStatements of(String module, JsonNode line) {
        String sql = line.has("sql_repeat")
                ? repeated(line.get("sql_repeat"))
                : line.get("sql").stringValue();
        String body = line.has("body")
                ? line.get("body").stringValue()
                : line.get("body_prefix").stringValue();
        return new GoldenStatements(
                module,
                sql,
                line.get("as").stringValue().equals("owner"),
                line.get("status").intValue(),
                body);
    }

    static String repeated(JsonNode repeat) {
        String separator = repeat.has("separator") ? repeat.get("separator").stringValue() : "";
        String suffix = repeat.has("suffix") ? repeat.get("suffix").stringValue() : "";
        String items = String.join(
                separator,
                IntStream.range(0, repeat.get("times").intValue())
                        .mapToObj(i -> repeat.get("item").stringValue())
                        .toList());
        return repeat.get("prefix").stringValue() + items + suffix;
    }

    boolean isRefused() {
        return status != 200;
    }
}
