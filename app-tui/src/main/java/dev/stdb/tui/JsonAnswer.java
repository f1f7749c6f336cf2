package dev.stdb.tui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a command answers with {@code --json}: one object on one line of standard output. */
final class JsonAnswer {
    private JsonAnswer() {}

    /** @param namesAndValues name, value, name, value …: booleans, numbers and lists as such, everything else as its text */
    static void print(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], plain(namesAndValues[i + 1]));
        }
        System.out.println(JsonMapper.shared().writeValueAsString(fields));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Boolean bool -> bool;
            case Number number -> number;
            case List<?> several -> several.stream().map(JsonAnswer::plain).toList();
            default -> value.toString();
        };
    }
}
