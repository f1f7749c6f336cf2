package dev.stdb.client.http;

import java.io.Serial;
import java.time.Duration;

/**
 * Why an HTTP request gave no answer to work with. The message is a whole sentence; {@link #serverText()} has only the server's
 * own words.
 */
public abstract sealed class HttpApiException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String serverText;

    private HttpApiException(String message, String serverText) {
        super(message);
        this.serverText = serverText;
    }

    /** Returns what the server or the network layer said, verbatim; empty if nothing. */
    public String serverText() {
        return serverText;
    }

    /** Nobody answers at that address. */
    public static final class Unreachable extends HttpApiException {
        @Serial
        private static final long serialVersionUID = 1L;

        Unreachable(String uri, String detail) {
            super(
                    "No server answers at " + uri + " (" + detail + "). Is it running, and is the address right?",
                    detail);
        }
    }

    /** No answer in time; the request may have been executed. */
    public static final class TimedOut extends HttpApiException {
        @Serial
        private static final long serialVersionUID = 1L;

        TimedOut(String what, Duration limit) {
            super(
                    what + " was not answered within " + limit.toMillis()
                            + " ms; it may have been executed all the same.",
                    "");
        }
    }

    /** A status that means the request was refused or failed. */
    public static final class Status extends HttpApiException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int status;

        Status(String what, int status, String serverText) {
            super(
                    what + " was answered with status " + status
                            + (serverText.isBlank() ? "." : ": " + serverText.strip()),
                    serverText);
            this.status = status;
        }

        /** Returns the HTTP status. */
        public int status() {
            return status;
        }

        /** Returns whether there is no such database, function or page. */
        public boolean isNotFound() {
            return status == 404;
        }

        /** Returns whether the token is missing, not accepted, or not the owner's. */
        public boolean isUnauthorized() {
            return status == 401 || status == 403;
        }
    }

    /** An answer that is not what SpacetimeDB sends: another server, or one too new. */
    public static final class Unreadable extends HttpApiException {
        @Serial
        private static final long serialVersionUID = 1L;

        Unreadable(String what, String detail) {
            super("The answer to " + what + " cannot be read: " + detail, detail);
        }
    }

    /** An answer beyond the limit. */
    public static final class TooLarge extends HttpApiException {
        @Serial
        private static final long serialVersionUID = 1L;

        TooLarge(String what, long limit) {
            super("The answer to " + what + " is larger than the limit of " + limit + " bytes; ask for less.", "");
        }
    }
}
