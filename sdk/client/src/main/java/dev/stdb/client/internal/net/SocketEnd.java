package dev.stdb.client.internal.net;

import java.time.Duration;

/** How an open WebSocket ended. */
public sealed interface SocketEnd {
    /** We asked for it. */
    record Local() implements SocketEnd {}

    /** A close frame came. Without a code in it: 1005, as the WebSocket standard says. */
    record CloseFrame(int code, String reason) implements SocketEnd {}

    /** The stream ended, or broke, without a close frame. */
    record StreamEnd(String detail) implements SocketEnd {}

    /** Nothing came for this long. */
    record Silent(Duration silence) implements SocketEnd {}

    /** What came was no WebSocket, or too large. */
    record Broken(String detail) implements SocketEnd {}
}
