package dev.stdb.host.program;

/** A program that cannot be published; the message is what the publisher reads. */
public final class ProgramException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the text of the answer. */
    public ProgramException(String message) {
        super(message);
    }

    /** With the text of the answer and what led to it. */
    public ProgramException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The answer's text. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
