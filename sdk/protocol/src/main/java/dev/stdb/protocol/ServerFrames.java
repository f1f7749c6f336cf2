package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import java.util.List;

/**
 * Frames from server to client: a compression tag, then messages.
 *
 * <pre>{@code
 * for (ServerMessage message : ServerFrames.decode(payload, Protocol.V3, 64 << 20)) handle(message);
 * }</pre>
 */
public final class ServerFrames {
    private ServerFrames() {}

    /** The server compresses bodies above this many bytes. */
    public static final int COMPRESSION_THRESHOLD = 1024;

    private static final Messages<ServerMessage> MESSAGES =
            new Messages<>("ServerMessage", ServerMessageCodec.LAST_TAG, ServerMessage.CODEC);

    /**
     * The messages of a frame: exactly one in version 2, at least one in version 3. Their rows are slices of the
     * decompressed body (of {@code payload} itself if it is not compressed, which then must not change).
     *
     * @param maxBytes limit of the body, before and after decompression
     * @throws ProtocolException if it is no such frame
     */
    public static List<ServerMessage> decode(byte[] payload, Protocol protocol, int maxBytes) {
        BsatnReader body = body(payload, maxBytes);
        return switch (protocol) {
            case V2 -> {
                ServerMessage only = MESSAGES.read(body);
                if (body.remaining() > 0) throw new ProtocolException.Trailing(body.remaining(), body.position());
                yield List.of(only);
            }
            case V3 -> {
                if (body.remaining() == 0) {
                    throw new ProtocolException.Empty("a v3 frame from the server must contain at least one message");
                }
                yield MESSAGES.readAll(body);
            }
        };
    }

    private static BsatnReader body(byte[] payload, int maxBytes) {
        if (payload.length == 0) throw new ProtocolException.Empty("a frame from the server without a compression tag");
        if (payload.length - 1 > maxBytes) throw new ProtocolException.TooLarge(maxBytes);
        int tag = payload[0] & 0xFF;
        Compression compression =
                Compression.ofTag(tag).orElseThrow(() -> new ProtocolException.UnknownCompression(tag));
        return switch (compression) {
            case NONE -> new BsatnReader(payload, 1, payload.length - 1);
            case BROTLI -> new BsatnReader(Brotli.decompress(payload, 1, maxBytes));
            case GZIP -> new BsatnReader(Gzip.decompress(payload, 1, maxBytes));
        };
    }

    /**
     * A frame of these messages, compressed if the body is longer than {@code threshold} bytes. Where Brotli's native
     * library is missing (see {@link Brotli#canCompress()}), a body is sent as it is instead, which every client takes.
     *
     * @throws IllegalArgumentException if there is no message, or more than one in version 2
     */
    public static byte[] encode(
            List<ServerMessage> messages, Protocol protocol, Compression compression, int threshold) {
        Messages.checkCount(messages.size(), protocol);
        var out = new BsatnWriter().u8(Compression.NONE.tag());
        for (ServerMessage message : messages) ServerMessage.CODEC.write(message, out);
        byte[] plain = out.toByteArray();
        return plain.length - 1 > threshold ? compress(plain, compression) : plain;
    }

    private static byte[] compress(byte[] plain, Compression compression) {
        return switch (compression) {
            case NONE -> plain;
            case BROTLI -> Brotli.canCompress() ? Brotli.compress(plain, 1) : plain;
            case GZIP -> Gzip.compress(plain, 1);
        };
    }
}
