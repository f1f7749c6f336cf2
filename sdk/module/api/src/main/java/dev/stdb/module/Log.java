package dev.stdb.module;

import dev.stdb.module.abi.Hosts;
import dev.stdb.module.abi.Utf8Text;
import org.jspecify.annotations.Nullable;

/**
 * The module's log, which the database's owner reads with {@code spacetime logs}. Records are written at once and stay when the
 * transaction is rolled back.
 *
 * <pre>{@code
 * Log.info("player " + name + " joined");
 * }</pre>
 */
public final class Log {
    private static final int ERROR = 0;
    private static final int WARN = 1;
    private static final int INFO = 2;
    private static final int DEBUG = 3;
    private static final int TRACE = 4;
    private static final int PANIC = 101;

    /** Enough for any real chain, and an end for one that loops. */
    private static final int MAX_CAUSES = 20;

    private Log() {}

    public static void error(String message) {
        write(ERROR, message, null);
    }

    /** Logs the message and the exception with its stack trace. */
    public static void error(String message, Throwable cause) {
        write(ERROR, message + "\n" + describe(cause), top(cause));
    }

    public static void warn(String message) {
        write(WARN, message, null);
    }

    public static void info(String message) {
        write(INFO, message, null);
    }

    public static void debug(String message) {
        write(DEBUG, message, null);
    }

    public static void trace(String message) {
        write(TRACE, message, null);
    }

    /**
     * Starts a stopwatch. When it is closed, the host logs {@code Timing span "name": } and the time it ran.
     *
     * <pre>{@code
     * try (LogStopwatch timer = Log.timer("rebuild")) {
     *     rebuild(ctx);
     * }
     * }</pre>
     */
    public static LogStopwatch timer(String name) {
        return new LogStopwatch(Hosts.current().timerStart(Utf8Text.bytes(name)));
    }

    /** What a call that crashes leaves behind: class, message, stack trace and causes, at the server's panic level. */
    public static void panic(Throwable thrown) {
        write(PANIC, describe(thrown), top(thrown));
    }

    /**
     * What the build makes of the calls of {@link #error}, {@link #warn}, {@link #info}, {@link #debug} and {@link #trace}: the same
     * record with the file and the line of the call.
     */
    static void write(int level, String message, String file, int line) {
        Hosts.current().log(level, file, line, message);
    }

    private static void write(int level, String message, @Nullable StackTraceElement at) {
        String file = at == null ? null : at.getFileName();
        Hosts.current().log(level, file, at == null || at.getLineNumber() <= 0 ? -1 : at.getLineNumber(), message);
    }

    private static @Nullable StackTraceElement top(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace == null || trace.length == 0 ? null : trace[0];
    }

    private static String describe(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable current = thrown;
        for (int depth = 0; current != null && depth < MAX_CAUSES; depth++) {
            text.append(depth == 0 ? "" : "\nCaused by: ").append(current);
            appendTrace(text, current.getStackTrace());
            current = current.getCause();
        }
        return text.toString();
    }

    private static void appendTrace(StringBuilder text, StackTraceElement @Nullable [] trace) {
        if (trace == null) {
            return;
        }
        for (StackTraceElement element : trace) {
            text.append("\n\tat ").append(element);
        }
    }
}
