package dev.stdb.client;

import java.time.Duration;

/** Why a connection ended. */
public sealed interface DisconnectReason {
    /** Close code of a server that still runs this client's previous connection: try again after about a second. */
    int SESSION_HELD = 4000;

    /** We closed it. */
    record ClosedByClient() implements DisconnectReason {}

    /**
     * The server said goodbye.
     *
     * @param code the WebSocket close code: 1001 with {@code module exited} or {@code idle timeout}, 1011 for a message the
     *     server could not take, 1013 for too many requests, 4000 for a session that is still held
     * @param reason the server's words, may be empty
     */
    record ClosedByServer(int code, String reason) implements DisconnectReason {}

    /**
     * The stream ended without a goodbye.
     *
     * @param detail what the network layer said, may be empty
     */
    record StreamEnded(String detail) implements DisconnectReason {}

    /**
     * Nothing was heard for too long, not even a ping.
     *
     * @param silence how long
     */
    record Silent(Duration silence) implements DisconnectReason {}

    /**
     * The server sent something that cannot be understood, so nothing behind it can be trusted.
     *
     * @param detail what was wrong
     */
    record ProtocolBroken(String detail) implements DisconnectReason {}

    /** Returns whether the module may be another one now: its schema has to be read again. */
    default boolean schemaMayHaveChanged() {
        return this instanceof ClosedByServer(int code, String reason)
                && code == 1001
                && !reason.equals("idle timeout");
    }

    /** Returns whether the server only waits for our older connection to go: try again soon, it is no failure. */
    default boolean sessionStillHeld() {
        return this instanceof ClosedByServer(int code, String ignored) && code == SESSION_HELD;
    }

    /** Returns a whole sentence for a person, the server's own words in it. */
    default String sentence() {
        return switch (this) {
            case ClosedByClient() -> "The connection was closed on this side.";
            case ClosedByServer(int code, String reason)
            when code == SESSION_HELD ->
                "The server still holds this client's previous connection (close code 4000" + quoted(reason)
                        + "); it is free again in about a second.";
            case ClosedByServer(int code, String reason)
            when code == 1001 && reason.equals("module exited") ->
                "The server closed the connection: module exited (the database was deleted, cleared or published with a"
                        + " breaking change).";
            case ClosedByServer(int code, String reason) ->
                "The server closed the connection with code " + code + quoted(reason) + ".";
            case StreamEnded(String detail) -> "The connection broke" + (detail.isEmpty() ? "" : ": " + detail) + ".";
            case Silent(Duration silence) ->
                "The server was silent for " + silence.toSeconds() + " s, although it sends a ping every 15 s.";
            case ProtocolBroken(String detail) -> "The server's message could not be read: " + detail + ".";
        };
    }

    private static String quoted(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }
}
