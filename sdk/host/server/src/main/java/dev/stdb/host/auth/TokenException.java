package dev.stdb.host.auth;

/** A token that is not accepted; the message is the server's, for the answer with status 401. */
public final class TokenException extends Exception {
    private static final long serialVersionUID = 1L;

    TokenException(String message) {
        super(message, null, false, false);
    }

    /** The answer's text. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
