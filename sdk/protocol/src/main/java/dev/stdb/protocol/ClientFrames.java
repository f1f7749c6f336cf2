package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import java.util.List;

/**
 * Frames from client to server: messages, never compressed.
 *
 * <pre>{@code
 * byte[] payload = ClientFrames.encode(List.of(new ClientMessage.OneOffQuery(1, "SELECT * FROM player")), Protocol.V3);
 * }</pre>
 */
public final class ClientFrames {
    private ClientFrames() {}

    /** The longest message that a server takes, in bytes; it drops the socket for a longer one. */
    public static final int MAX_BYTES = 0x200_0000;

    private static final Messages<ClientMessage> MESSAGES =
            new Messages<>("ClientMessage", ClientMessage.LAST_TAG, ClientMessage.CODEC);

    /**
     * The messages of a frame: the first one in version 2, where a server ignores what follows it; all in version 3.
     * Arguments are slices of {@code payload}, which must not change.
     *
     * @throws ProtocolException if it is no such frame; its {@link ProtocolException#closeReason()} is the server's
     */
    public static List<ClientMessage> decode(byte[] payload, Protocol protocol) {
        var in = new BsatnReader(payload);
        return switch (protocol) {
            case V2 -> List.of(MESSAGES.read(in));
            case V3 -> {
                if (payload.length == 0) {
                    throw new ProtocolException.Empty(
                            "v3 websocket binary payload must contain at least one v2 client message");
                }
                yield MESSAGES.readAll(in);
            }
        };
    }

    /**
     * A frame of these messages.
     *
     * @throws IllegalArgumentException if there is no message, or more than one in version 2
     */
    public static byte[] encode(List<ClientMessage> messages, Protocol protocol) {
        Messages.checkCount(messages.size(), protocol);
        var out = new BsatnWriter();
        for (ClientMessage message : messages) ClientMessage.CODEC.write(message, out);
        return out.toByteArray();
    }
}
