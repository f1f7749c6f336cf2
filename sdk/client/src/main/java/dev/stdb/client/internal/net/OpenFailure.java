package dev.stdb.client.internal.net;

/** Why a WebSocket was not opened. */
public sealed interface OpenFailure {
    /** No TCP connection, or it broke before an answer. */
    record Unreachable(String detail) implements OpenFailure {}

    /** An HTTP answer other than 101. The body is at most 64 KiB of it. */
    record Status(int status, String body) implements OpenFailure {}

    /** An answer, but not to a WebSocket handshake, or with a protocol nobody offered. */
    record NotWebSocket(String detail) implements OpenFailure {}
}
