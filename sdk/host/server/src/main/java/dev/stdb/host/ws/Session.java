package dev.stdb.host.ws;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.db.Database;
import dev.stdb.host.db.Subscriber;
import dev.stdb.protocol.ClientFrames;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Compression;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.ProtocolException;
import dev.stdb.protocol.ServerFrames;
import dev.stdb.protocol.ServerMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket. Frames are read and written on the channel's event loop; what they ask for happens on the database's
 * writer thread, in the order in which it arrived.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write shows as a closed channel, which is dealt with
final class Session implements Subscriber {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final long MAX_QUEUED_BYTES = 64L << 20;
    private static final int COALESCED_BYTES = 512 << 10;
    private static final long CLOSE_WAIT_MILLIS = 250;
    private static final int MAX_REASON_BYTES = 123;

    private final Channel channel;
    private final Database database;
    private final Caller caller;
    private final ConnectionId connectionId;
    private final Protocol protocol;
    private final Compression compression;
    private final SessionLimits limits;
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final Outbox outbox = new Outbox();

    private Session(Channel channel, Database database, Handshake.Accepted accepted) {
        this.channel = channel;
        this.database = database;
        this.caller = accepted.caller();
        this.connectionId = accepted.connectionId();
        this.protocol = accepted.protocol();
        this.compression = accepted.compression();
        this.limits = accepted.limits();
    }

    /** Takes over a channel after its upgrade; called on its event loop. */
    static void begin(Channel channel, Database database, Handshake.Accepted accepted) {
        var session = new Session(channel, database, accepted);
        int maxMessage = accepted.limits().messageBytes();
        var config = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(true)
                .maxFramePayloadLength(maxMessage)
                .closeOnProtocolViolation(false)
                .withUTF8Validator(false)
                .build();
        channel.pipeline()
                .addLast(new WebSocket13FrameEncoder(false))
                .addLast(new WebSocket13FrameDecoder(config))
                .addLast(new WebSocketFrameAggregator(maxMessage))
                .addLast(session.new Inbound());
        database.connect(session);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public ConnectionId connectionId() {
        return connectionId;
    }

    @Override
    public void send(ServerMessage message) {
        onLoop(() -> outbox.add(message));
    }

    @Override
    public void close(int code, String reason) {
        onLoop(() -> outbox.close(code, reason));
    }

    /** The database may still work when the host has closed all sockets and ended the event loops: then nobody listens. */
    private void onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.debug("connection {} is gone; what was for it is dropped", connectionId);
        }
    }

    /** Ends the connection without a word: its {@code client_connected} was refused. */
    @Override
    public void drop() {
        channel.close();
    }

    /** What goes out. Entered on the event loop only. */
    private final class Outbox {
        private final Deque<ServerMessage> messages = new ArrayDeque<>();
        private boolean flushing;
        private boolean closing;

        void add(ServerMessage message) {
            if (closing || !channel.isActive()) {
                return;
            }
            if (messages.size() >= limits.unsent()) {
                LOG.info("connection {} reads too slowly and is cut off", connectionId);
                closing = true;
                channel.close();
                return;
            }
            messages.add(message);
            if (!flushing) {
                flushing = true; // what is sent right behind may share the frame
                channel.eventLoop().execute(this::flush);
            }
        }

        void flush() {
            flushing = false;
            while (!closing && !messages.isEmpty() && channel.isWritable()) {
                byte[] frame = ServerFrames.encode(batch(), protocol, compression, ServerFrames.COMPRESSION_THRESHOLD);
                channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(frame)));
            }
        }

        private List<ServerMessage> batch() {
            var batch = new ArrayList<ServerMessage>();
            long bytes = 0;
            do {
                ServerMessage next = messages.remove();
                bytes += MessageSize.of(next);
                batch.add(next);
            } while (protocol == Protocol.V3 && bytes < COALESCED_BYTES && !messages.isEmpty());
            return batch;
        }

        /** Sends a close frame in front of what waits; whoever does not answer it is cut off. */
        void close(int code, String reason) {
            if (closing) {
                return;
            }
            closing = true;
            messages.clear();
            channel.writeAndFlush(new CloseWebSocketFrame(code, shortened(reason)));
            channel.eventLoop().schedule(() -> channel.close(), CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        }

        /** Answers the client's close frame. */
        void echo(CloseWebSocketFrame frame) {
            boolean ours = closing;
            closing = true;
            messages.clear();
            if (ours) {
                channel.close();
                return;
            }
            int code = frame.statusCode();
            var answer = code < 0 ? new CloseWebSocketFrame() : new CloseWebSocketFrame(code, "");
            channel.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static String shortened(String reason) {
        byte[] utf8 = reason.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= MAX_REASON_BYTES) {
            return reason;
        }
        int end = MAX_REASON_BYTES;
        while ((utf8[end] & 0xC0) == 0x80) {
            end--; // not inside a character
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8);
    }

    /** What comes in. Entered on the event loop only. */
    private final class Inbound extends SimpleChannelInboundHandler<WebSocketFrame> {
        private long lastSeen = System.nanoTime();
        private boolean pingUnanswered;

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            nextBeat(context);
        }

        private void nextBeat(ChannelHandlerContext context) {
            context.executor().schedule(() -> beat(context), limits.pingEvery().toNanos(), TimeUnit.NANOSECONDS);
        }

        private void beat(ChannelHandlerContext context) {
            if (!channel.isActive()) {
                return;
            }
            if (System.nanoTime() - lastSeen >= limits.idleAfter().toNanos()) {
                channel.close();
                return;
            }
            if (!pingUnanswered) {
                pingUnanswered = true;
                channel.writeAndFlush(new PingWebSocketFrame());
            }
            nextBeat(context);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            lastSeen = System.nanoTime();
            switch (frame) {
                case BinaryWebSocketFrame binary -> binary(binary.content());
                case TextWebSocketFrame text ->
                    outbox.close(1011, version() + " websocket does not support text messages");
                case PingWebSocketFrame ping ->
                    channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
                case PongWebSocketFrame pong -> pingUnanswered = false;
                case CloseWebSocketFrame close -> {
                    database.disconnect(Session.this); // first, so that whoever has the answer finds the client gone
                    outbox.echo(close);
                }
                default -> LOG.debug("frame {} ignored", frame.getClass().getSimpleName());
            }
        }

        private void binary(ByteBuf content) {
            if (outbox.closing) {
                return;
            }
            byte[] payload = new byte[content.readableBytes()];
            content.readBytes(payload);
            List<ClientMessage> messages;
            try {
                messages = ClientFrames.decode(payload, protocol);
            } catch (ProtocolException e) {
                outbox.close(1011, e.closeReason());
                return;
            }
            for (int i = 0; i < messages.size() && !outbox.closing; i++) {
                queue(messages.get(i), i == 0 ? payload.length : 0);
            }
        }

        private void queue(ClientMessage message, long bytes) {
            if (queued.incrementAndGet() > limits.requests()) {
                outbox.close(1013, "too many requests");
                return;
            }
            if (queuedBytes.addAndGet(bytes) > MAX_QUEUED_BYTES) {
                channel.config().setAutoRead(false);
            }
            database.handle(Session.this, message, () -> done(bytes));
        }

        private void done(long bytes) {
            queued.decrementAndGet();
            if (queuedBytes.addAndGet(-bytes) <= MAX_QUEUED_BYTES
                    && !channel.config().isAutoRead()) {
                onLoop(() -> channel.config().setAutoRead(true));
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            outbox.flush();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            database.disconnect(Session.this);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("connection {} ends: {}", connectionId, String.valueOf(cause.getMessage()));
            context.close(); // an unmasked or oversized frame, or a reset: no close frame
        }
    }

    private String version() {
        return protocol == Protocol.V3 ? "v3" : "v2";
    }

    @Override
    public String toString() {
        return "Session[" + connectionId + "]";
    }
}
