package dev.stdb.module.build;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell the author of a module.
 *
 * @param file source file; null when the cause lies in no file of the project
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 * @param message what is wrong, one sentence or more
 * @param hint what to do about it; empty when the message says it all
 */
public record Diagnostic(@Nullable Path file, int line, int column, Severity severity, String message, String hint) {
    /** Errors stop the build, warnings do not. */
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    /** An error that lies in no source file. */
    public static Diagnostic error(String message, String hint) {
        return new Diagnostic(null, 0, 0, Severity.ERROR, message, hint);
    }

    /** Whether this stops the build. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code src/Chat.java:12:5: error: message}, the hint on a line of its own. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        if (file != null) {
            text.append(file).append(':');
            if (line > 0) {
                text.append(line).append(':');
            }
            if (column > 0) {
                text.append(column).append(':');
            }
            text.append(' ');
        }
        text.append(severity.name().toLowerCase(java.util.Locale.ROOT))
                .append(": ")
                .append(message);
        if (!hint.isEmpty()) {
            text.append("\n  ").append(hint.replace("\n", "\n  "));
        }
        return text.toString();
    }
}
