package dev.stdb.client.http;

import dev.stdb.bsatn.special.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a module's log.
 *
 * @param level {@code Error}, {@code Warn}, {@code Info}, {@code Debug}, {@code Trace} or {@code Panic}
 * @param time when it was written
 * @param target null if not given; {@code __spacetimedb__} for records of the server itself
 * @param filename null if not given
 * @param line line number; null if not given
 * @param function null if not given
 * @param message the text
 * @param trace frames of a panic, innermost first; mostly empty
 */
public record LogRecord(
        String level,
        Timestamp time,
        @Nullable String target,
        @Nullable String filename,
        @Nullable Long line,
        @Nullable String function,
        String message,
        List<String> trace) {
    public LogRecord {
        trace = List.copyOf(trace);
    }

    /** Returns whether the server wrote it rather than the module. */
    public boolean isFromServer() {
        return "__spacetimedb__".equals(target);
    }
}
