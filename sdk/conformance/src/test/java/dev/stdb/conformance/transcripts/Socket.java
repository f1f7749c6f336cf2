package dev.stdb.conformance.transcripts;

import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.ServerFrames;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One WebSocket: raw frames out, messages in. */
final class Socket implements AutoCloseable {
    private static final long PATIENCE_SECONDS = Patience.LIMIT.toSeconds();
    private static final int MOST_BYTES = 64 << 20;

    private final Inbox inbox = new Inbox();
    private final WebSocket socket;

    private static final class Inbox implements WebSocket.Listener {
        private final BlockingQueue<ServerMessage> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
        private Protocol protocol = Protocol.V2;

        @Override
        public void onOpen(WebSocket opened) {
            protocol = Protocol.ofSubprotocol(opened.getSubprotocol()).orElseThrow();
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            parts.writeBytes(part);
            if (last) {
                messages.addAll(ServerFrames.decode(parts.toByteArray(), protocol, MOST_BYTES));
                parts.reset();
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(true);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(true);
        }
    }

    Socket(HttpClient client, URI uri, @Nullable String token, String... subprotocols) {
        var builder = client.newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        String[] rest = Arrays.copyOfRange(subprotocols, 1, subprotocols.length);
        socket = builder.subprotocols(subprotocols[0], rest)
                .buildAsync(uri, inbox)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    Protocol protocol() {
        return inbox.protocol;
    }

    void send(byte[] payload) {
        socket.sendBinary(ByteBuffer.wrap(payload), true).join();
    }

    void sendClose(int code) {
        socket.sendClose(code, "").join();
    }

    /** The next message; null when none comes. */
    @Nullable
    ServerMessage receive() throws InterruptedException {
        return inbox.messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** A message that nobody expected, null if there is none. */
    @Nullable
    ServerMessage surplus() {
        return inbox.messages.poll();
    }

    /** Waits for the end of the connection; whether it came. */
    boolean isClosed() {
        return inbox.closed
                .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
