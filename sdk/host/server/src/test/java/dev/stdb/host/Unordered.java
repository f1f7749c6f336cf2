package dev.stdb.host;

import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Module definitions as text in which the order of what has no order does not show. */
final class Unordered {
    private static final Set<String> LISTS = Set.of(
            "Types",
            "Tables",
            "Schedules",
            "tables",
            "misc_exports",
            "indexes",
            "constraints",
            "sequences",
            "entries",
            "types/");

    private Unordered() {}

    static String schema(String json) {
        return text(JsonMapper.shared().readTree(json), "/");
    }

    /** A SQL answer whose rows are sorted; refusals stay as they are. */
    static String rows(String answer) {
        if (!answer.startsWith("[")) {
            return answer;
        }
        var out = new StringBuilder();
        for (JsonNode result : JsonMapper.shared().readTree(answer)) {
            var rows = new ArrayList<String>();
            result.get("rows").forEach(row -> rows.add(row.toString()));
            rows.sort(null);
            out.append(result.get("schema")).append(rows).append(result.get("stats"));
        }
        return out.toString();
    }

    private static String text(JsonNode node, String name) {
        if (node.isArray()) {
            var parts = new ArrayList<String>();
            node.forEach(child -> parts.add(text(child, "")));
            if (LISTS.contains(name)) {
                parts.sort(null);
            }
            return parts.toString();
        }
        if (node.isObject()) {
            var fields = new TreeMap<String, String>();
            boolean root = name.equals("/");
            node.propertyStream()
                    .forEach(e -> fields.put(
                            e.getKey(),
                            text(e.getValue(), root && e.getKey().equals("types") ? "types/" : e.getKey())));
            return fields.toString();
        }
        return node.toString();
    }
}
