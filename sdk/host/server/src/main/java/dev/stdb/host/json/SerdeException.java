package dev.stdb.host.json;

import org.jspecify.annotations.Nullable;

/** JSON that does not fit what was expected, worded and placed as the server words and places it. */
public final class SerdeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String path;

    SerdeException(String message, @Nullable String path) {
        super(message, null, false, false);
        this.path = path;
    }

    SerdeException at(@Nullable String where) {
        return new SerdeException(text(), where);
    }

    /** The complaint with its line and column, such as {@code invalid type: null, expected u32 at line 1 column 5}. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Where in the document it was, such as {@code [0].name}; {@code .} is the whole, null is behind its end. */
    public @Nullable String path() {
        return path;
    }
}
