package dev.stdb.testing;

import dev.stdb.protocol.ClientFrames;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Compression;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.ServerFrames;
import dev.stdb.protocol.ServerMessage;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A WebSocket client of a {@link FakeServer}, as the test sees it. Sends from any one thread; answers close frames, never pings. */
public final class FakeClient {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final long PATIENCE_SECONDS = Patience.LIMIT.toSeconds();

    private final Socket socket;
    private final OutputStream out;
    private final Protocol protocol;
    private final String target;
    private final String authorization;
    private final BlockingQueue<ClientMessage> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> pongs = new LinkedBlockingQueue<>();
    private final AtomicInteger frames = new AtomicInteger();
    private volatile boolean closing;
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    FakeClient(Socket socket, OutputStream out, Protocol protocol, String target, String authorization) {
        this.socket = socket;
        this.out = out;
        this.protocol = protocol;
        this.target = target;
        this.authorization = authorization;
    }

    /** Returns the protocol chosen. */
    public Protocol protocol() {
        return protocol;
    }

    /** Returns path and query of the handshake. */
    public String target() {
        return target;
    }

    /** Returns the handshake's Authorization header, empty if none. */
    public String authorization() {
        return authorization;
    }

    /** Returns how many binary frames came. */
    public int frames() {
        return frames.get();
    }

    /** Waits for the client's next message. */
    public ClientMessage take() {
        return next(messages, "message");
    }

    /** Waits for the client's next message of this kind; another kind is an error. */
    public <T extends ClientMessage> T take(Class<T> kind) {
        ClientMessage message = take();
        if (!kind.isInstance(message)) {
            throw new AssertionError("expected " + kind.getSimpleName() + ", got " + message);
        }
        return kind.cast(message);
    }

    /** Returns the next message if one has come. */
    public Optional<ClientMessage> poll() {
        return Optional.ofNullable(messages.poll());
    }

    /** Waits for a pong and returns its payload. */
    public byte[] takePong() {
        return next(pongs, "pong");
    }

    private static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + what + " came within " + PATIENCE_SECONDS + " s");
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** Sends messages, each in a frame of its own in v2, all in one in v3; uncompressed. */
    public void send(ServerMessage... all) {
        if (protocol == Protocol.V3) {
            sendPayload(encode(List.of(all), Compression.NONE));
        } else {
            for (ServerMessage each : all) {
                sendPayload(encode(List.of(each), Compression.NONE));
            }
        }
    }

    /** Returns the payload of a frame with these messages, compressed if above 1 KiB. */
    public byte[] encode(List<ServerMessage> all, Compression compression) {
        return ServerFrames.encode(all, protocol, compression, ServerFrames.COMPRESSION_THRESHOLD);
    }

    /** Sends one binary message in one frame. */
    public void sendPayload(byte[] payload) {
        frame(FINAL | BINARY, payload, 0, payload.length);
    }

    /** Sends one binary message in frames of at most {@code size} bytes, as the real server does with 4096. */
    public void sendInPieces(byte[] payload, int size) {
        for (int from = 0; from < payload.length; from += size) {
            int n = Math.min(size, payload.length - from);
            boolean last = from + n == payload.length;
            frame((last ? FINAL : 0) | (from == 0 ? BINARY : CONTINUATION), payload, from, n);
        }
    }

    /** Sends a text message, which no SpacetimeDB server does in these protocols. */
    public void sendText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frame(FINAL | TEXT, bytes, 0, bytes.length);
    }

    public void ping(byte[] payload) {
        frame(FINAL | PING, payload, 0, payload.length);
    }

    /** Sends a close frame; the client answers it. */
    public void close(int code, String reason) {
        closing = true;
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = ByteBuffer.allocate(2 + text.length)
                .putShort((short) code)
                .put(text)
                .array();
        frame(FINAL | CLOSE, payload, 0, payload.length);
    }

    /** Ends the stream without a word. */
    public void drop() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits for the client's close frame, or the end of its stream (-1). Returns its code, 1005 if it has none. */
    public int awaitClose() {
        try {
            return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException open) {
            throw new AssertionError("the client did not close within " + PATIENCE_SECONDS + " s", open);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private synchronized void frame(int first, byte[] payload, int offset, int length) {
        try {
            ByteBuffer head = ByteBuffer.allocate(10).put((byte) first);
            if (length < 126) {
                head.put((byte) length);
            } else if (length < 1 << 16) {
                head.put((byte) 126).putShort((short) length);
            } else {
                head.put((byte) 127).putLong(length);
            }
            byte[] whole = new byte[head.position() + length];
            System.arraycopy(head.array(), 0, whole, 0, head.position());
            System.arraycopy(payload, offset, whole, head.position(), length);
            out.write(whole);
            out.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads the client's frames until it goes. */
    void read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        try {
            while (true) {
                int first = in.readUnsignedByte();
                byte[] payload = payload(in);
                switch (first & 0xF) {
                    case BINARY -> {
                        frames.incrementAndGet();
                        messages.addAll(ClientFrames.decode(payload, protocol));
                    }
                    case PONG -> pongs.add(payload);
                    case CLOSE -> {
                        closed.complete(
                                payload.length < 2
                                        ? 1005
                                        : ByteBuffer.wrap(payload).getShort() & 0xFFFF);
                        if (!closing) {
                            frame(FINAL | CLOSE, payload, 0, Math.min(payload.length, 2));
                        }
                    }
                    default -> throw new IOException("unexpected frame " + first);
                }
            }
        } finally {
            closed.complete(-1);
        }
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if ((second & 0x80) == 0 || length > 64 << 20) {
            throw new IOException("a client's frame must be masked, and below 64 MiB here");
        }
        byte[] mask = new byte[4];
        in.readFully(mask);
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i & 3];
        }
        return payload;
    }
}
