package dev.stdb.module.testing;

import dev.stdb.bsatn.special.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A record of the module's log.
 *
 * @param message the text; for a panic the exception with its stack trace
 * @param file name of the source file, null where it is not known
 * @param line its line, 0 where it is not known
 * @param function canonical name of the reducer, view or procedure that was running
 */
public record LogEntry(
        Level level,
        String message,
        @Nullable String file,
        int line,
        @Nullable String function,
        Timestamp at) {
    /** How much it matters, as the server names it. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE,
        /** What a crash leaves behind. */
        PANIC;

        /** As the ABI numbers them; what it does not know is a debug record. */
        static Level of(int number) {
            return switch (number) {
                case 0 -> ERROR;
                case 1 -> WARN;
                case 2 -> INFO;
                case 4 -> TRACE;
                case 101 -> PANIC;
                default -> DEBUG;
            };
        }
    }

    /** As {@code spacetime logs} shows it. */
    @Override
    public String toString() {
        String where = file == null ? "" : " " + file + (line > 0 ? ":" + line : "");
        return at + " " + level + where + ": " + message;
    }
}
