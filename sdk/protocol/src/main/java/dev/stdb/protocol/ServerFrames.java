package dev.stdb.protocol;

import java.util.List;

/** Frames from server to client: a compression tag, then messages. */
public final class ServerFrames {
    private ServerFrames() {}

    /** The server compresses bodies above this many bytes. */
    public static final int COMPRESSION_THRESHOLD = 1024;

    /**
     * The messages of a frame: exactly one in version 2, at least one in version 3. Their rows are slices of the
     * decompressed body (of {@code payload} itself if it is not compressed, which then must not change).
     *
     * @param maxBytes limit of the body, before and after decompression
     * @throws ProtocolException if it is no such frame
     */
    public static List<ServerMessage> decode(byte[] payload, Protocol protocol, int maxBytes) {
        throw new UnsupportedOperationException();
    }

    /**
     * A frame of these messages, compressed if the body is longer than {@code threshold} bytes.
     *
     * @throws IllegalArgumentException if there is no message, or more than one in version 2
     */
    public static byte[] encode(List<ServerMessage> messages, Protocol protocol, Compression compression, int threshold) {
        throw new UnsupportedOperationException();
    }
}
