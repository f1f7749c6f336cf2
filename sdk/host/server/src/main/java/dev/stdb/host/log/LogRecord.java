package dev.stdb.host.log;

import dev.stdb.host.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * One line of a module's log.
 *
 * @param micros when, in microseconds since 1970
 * @param line the line in the source file, -1 if unknown
 */
public record LogRecord(
        LogLevel level,
        long micros,
        @Nullable String target,
        @Nullable String filename,
        int line,
        @Nullable String function,
        String message) {
    private static final String HOST = "__spacetimedb__";

    /** A record that the host itself writes about a function. */
    public static LogRecord host(LogLevel level, long micros, String function, String message) {
        return new LogRecord(level, micros, HOST, HOST, -1, function, message);
    }

    /** A record that the host itself writes about the database. */
    public static LogRecord host(LogLevel level, long micros, String message) {
        return host(level, micros, HOST, message);
    }

    /** One line of JSON with its line break. */
    public String toJsonLine() {
        var out = new StringBuilder("{\"level\":\"")
                .append(level.wireName())
                .append("\",\"ts\":")
                .append(micros);
        field(out, "target", target);
        field(out, "filename", filename);
        if (line >= 0) {
            out.append(",\"line_number\":").append(line);
        }
        field(out, "function", function);
        field(out, "message", message);
        if (level == LogLevel.PANIC) {
            out.append(",\"trace\":[{}]");
        }
        return out.append("}\n").toString();
    }

    private static void field(StringBuilder out, String name, @Nullable String value) {
        if (value != null) {
            out.append(",\"").append(name).append("\":").append(JsonText.quote(value));
        }
    }
}
