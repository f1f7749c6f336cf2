package dev.stdb.protocol;

import java.util.List;

/** Frames from client to server: messages, never compressed. */
public final class ClientFrames {
    private ClientFrames() {}

    /**
     * The messages of a frame: the first one in version 2, where a server ignores what follows it; all in version 3.
     * Arguments are slices of {@code payload}, which must not change.
     *
     * @throws ProtocolException if it is no such frame; its {@link ProtocolException#closeReason()} is the server's
     */
    public static List<ClientMessage> decode(byte[] payload, Protocol protocol) {
        throw new UnsupportedOperationException();
    }

    /**
     * A frame of these messages.
     *
     * @throws IllegalArgumentException if there is no message, or more than one in version 2
     */
    public static byte[] encode(List<ClientMessage> messages, Protocol protocol) {
        throw new UnsupportedOperationException();
    }
}
