package dev.stdb.module;

/**
 * Thrown by a reducer to refuse: the caller gets the message, and nothing that the call did is stored. An ordinary answer, so it
 * carries no stack trace.
 *
 * <pre>{@code
 * if (name.isBlank()) throw new ReducerException("a player needs a name");
 * }</pre>
 */
public class ReducerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /** {@code reason} is what the caller reads. */
    public ReducerException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** What the caller reads. */
    public final String reason() {
        return reason;
    }
}
