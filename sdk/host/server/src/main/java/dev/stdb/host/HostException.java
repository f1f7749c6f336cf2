package dev.stdb.host;

/** A host that cannot start, or a program that it does not take; the message says what to do. */
public final class HostException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a message for people. */
    public HostException(String message) {
        super(message);
    }

    /** With a message for people and the cause. */
    public HostException(String message, Throwable cause) {
        super(message, cause);
    }
}
