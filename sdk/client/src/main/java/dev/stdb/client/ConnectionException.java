package dev.stdb.client;

import java.io.Serial;
import java.time.Duration;

/**
 * Why there is no connection, or no longer one. The message is a whole sentence with the server's own words in it and what to
 * do next; {@link #serverText()} has only the server's words.
 */
public abstract sealed class ConnectionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String serverText;

    private ConnectionException(String message, String serverText) {
        super(message);
        this.serverText = serverText;
    }

    /** Returns what the server or the network layer said, verbatim; empty if nothing. */
    public String serverText() {
        return serverText;
    }

    private static String said(String text) {
        return text.isBlank() ? "" : " The server said: " + text.strip();
    }

    /** The database is not the one that generated code was made for. */
    public static final class SchemaDiffers extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        /** @param differences what differs, as the rest of a sentence */
        public SchemaDiffers(String database, String module, String differences) {
            super(
                    "The database `" + database + "` does not fit the code generated from " + module + ": "
                            + differences
                            + ". Generate the code again, or publish the module that it was generated from.",
                    "");
        }
    }

    /** Nobody answers at that address. */
    public static final class ServerDown extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        public ServerDown(String uri, String detail) {
            super(
                    "No server answers at " + uri + " (" + detail + "). Is it running, and is the address right?",
                    detail);
        }
    }

    /** The server has no such database. */
    public static final class UnknownDatabase extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        public UnknownDatabase(String uri, String database, String serverText) {
            super(
                    "There is no database `" + database + "` on " + uri + "." + said(serverText)
                            + " Check the name, or publish it first.",
                    serverText);
        }
    }

    /** The token is not accepted. */
    public static final class Unauthorized extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Unauthorized(String uri, String serverText) {
            super(
                    uri + " does not accept the token." + said(serverText)
                            + " Log in again, or connect without a token.",
                    serverText);
        }
    }

    /** There is something at that address that does not speak WebSocket v2 or v3 of SpacetimeDB. */
    public static final class ProtocolRefused extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        public ProtocolRefused(String uri, String serverText) {
            super(
                    uri + " does not speak SpacetimeDB's WebSocket protocol v2 or v3." + said(serverText)
                            + " A SpacetimeDB server from 2.0 on is needed.",
                    serverText);
        }
    }

    /** The server answered the handshake with another status. */
    public static final class HandshakeRefused extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final int status;

        public HandshakeRefused(String uri, int status, String serverText) {
            super(uri + " refused the connection with status " + status + "." + said(serverText), serverText);
            this.status = status;
        }

        /** Returns the HTTP status. */
        public int status() {
            return status;
        }
    }

    /** The handshake went well, then the socket ended: this is how a module's {@code client_connected} refuses. */
    public static final class RefusedByModule extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        public RefusedByModule(String database, String detail) {
            super(
                    "The server accepted the connection and dropped it at once: the client_connected reducer of `"
                            + database + "` refused it or failed. The reason is in the module log.",
                    detail);
        }
    }

    /** The server still runs this client's previous connection; it is free again in about a second. */
    public static final class SessionHeld extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        public SessionHeld(String serverText) {
            super("The server still holds this client's previous connection. Try again in a second.", serverText);
        }
    }

    /** The module's schema could not be read or is not valid. */
    public static final class SchemaUnreadable extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        public SchemaUnreadable(String database, String detail) {
            super("The schema of `" + database + "` could not be read: " + detail, detail);
        }
    }

    /** No answer in time. */
    public static final class Timeout extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Timeout(String uri, Duration limit) {
            super(
                    uri + " did not answer within " + limit.toMillis()
                            + " ms. The server may be overloaded, or something" + " between swallows the connection.",
                    "");
        }
    }

    /** The connection ended. Requests that waited for an answer may have been executed or not. */
    public static final class Lost extends ConnectionException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient DisconnectReason reason;

        public Lost(DisconnectReason reason) {
            super(
                    reason.sentence(),
                    switch (reason) {
                        case DisconnectReason.ClosedByServer(int ignored, String text) -> text;
                        case DisconnectReason.StreamEnded(String detail) -> detail;
                        default -> "";
                    });
            this.reason = reason;
        }

        /** Returns why it ended. */
        public DisconnectReason reason() {
            return reason;
        }
    }
}
