package dev.stdb.client.internal.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The handshake, then frames to messages. Entered only on the event loop, except {@link #silence}. */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong with a write closes the channel, and that is heard
final class SocketHandler extends ChannelInboundHandlerAdapter {
    private static final int NORMAL = 1000;
    private static final int NO_CODE = 1005;

    private enum State {
        OPENING,
        OPEN,
        SAYING_GOODBYE,
        OVER
    }

    private final SocketOptions options;
    private final SocketListener listener;
    private final EventLoop loop;
    private final Watchdog watchdog;
    private final Consumer<Channel> release;
    private final MessageJoiner joiner = new MessageJoiner();
    private final WebSocketClientHandshaker handshaker;
    private State state = State.OPENING;
    private @Nullable Channel channel;
    private SocketEnd end = new SocketEnd.StreamEnd("");

    SocketHandler(
            SocketOptions options, SocketListener listener, EventLoop loop, Timer timer, Consumer<Channel> release) {
        this.options = options;
        this.listener = listener;
        this.loop = loop;
        this.release = release;
        this.watchdog =
                new Watchdog(loop, timer, options.silenceLimit(), silence -> abort(new SocketEnd.Silent(silence)));
        this.handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                options.uri(),
                WebSocketVersion.V13,
                String.join(", ", options.protocols()),
                false,
                headers(options.token()),
                (int) Math.min(Integer.MAX_VALUE, options.maxMessageBytes()));
    }

    private static HttpHeaders headers(@Nullable String token) {
        HttpHeaders headers = new DefaultHttpHeaders();
        if (token != null) {
            headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        }
        return headers;
    }

    void connecting(Channel channel) {
        this.channel = channel;
    }

    Duration silence() {
        return watchdog.silence();
    }

    void write(WebSocketFrame frame) {
        if (channel == null || state != State.OPEN) {
            ReferenceCountUtil.release(frame);
        } else {
            channel.write(frame, channel.voidPromise());
        }
    }

    void flush() {
        if (channel != null) {
            channel.flush();
        }
    }

    void reading(boolean on) {
        if (channel != null) {
            channel.config().setAutoRead(on);
            watchdog.pause(!on);
        }
    }

    void close(Duration patience) {
        switch (state) {
            case OPENING -> abort(new SocketEnd.Local());
            case OPEN -> {
                state = State.SAYING_GOODBYE;
                end = new SocketEnd.Local();
                if (channel != null) {
                    channel.config().setAutoRead(true);
                    channel.writeAndFlush(new CloseWebSocketFrame(NORMAL, ""));
                    loop.schedule(this::closeChannel, patience.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
            case SAYING_GOODBYE, OVER -> {}
        }
    }

    void abort(SocketEnd why) {
        if (state != State.OVER) {
            end = why;
            if (state == State.OPENING) {
                over();
            } else {
                state = State.SAYING_GOODBYE; // what fails from here on, such as writes under way, is not the reason
            }
            closeChannel();
        }
    }

    /** The WebSocket does not open. */
    void refuse(OpenFailure why) {
        if (state == State.OPENING) {
            state = State.OVER;
            listener.refused(why);
            over();
            closeChannel();
        }
    }

    private void closeChannel() {
        if (channel != null) {
            channel.close();
        }
    }

    private void over() {
        state = State.OVER;
        watchdog.stop();
        if (channel == null || !channel.isActive()) {
            release.accept(channel);
        } else {
            channel.closeFuture().addListener(closed -> release.accept(channel));
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        handshaker.handshake(ctx.channel());
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        watchdog.heard();
        try {
            switch (message) {
                case FullHttpResponse response -> answered(ctx, response);
                case WebSocketFrame frame -> frame(ctx, frame);
                default ->
                    abort(new SocketEnd.Broken(
                            "unexpected " + message.getClass().getSimpleName()));
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answered(ChannelHandlerContext ctx, FullHttpResponse response) {
        if (state != State.OPENING) {
            return;
        }
        if (response.status().code() != 101) {
            String body = response.content().toString(StandardCharsets.UTF_8);
            refuse(new OpenFailure.Status(response.status().code(), body));
            return;
        }
        try {
            handshaker.finishHandshake(ctx.channel(), response);
        } catch (WebSocketHandshakeException wrong) {
            refuse(new OpenFailure.NotWebSocket(text(wrong)));
            return;
        }
        String chosen = handshaker.actualSubprotocol();
        if (chosen == null) {
            refuse(new OpenFailure.NotWebSocket("no protocol was chosen"));
            return;
        }
        state = State.OPEN;
        watchdog.start();
        listener.opened(chosen);
    }

    private void frame(ChannelHandlerContext ctx, WebSocketFrame frame) {
        switch (frame) {
            case PingWebSocketFrame ping ->
                ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            case PongWebSocketFrame pong -> {}
            case CloseWebSocketFrame close -> closed(ctx, close);
            case TextWebSocketFrame text ->
                abort(new SocketEnd.Broken("a text message came where only binary ones belong"));
            case BinaryWebSocketFrame binary -> piece(binary);
            case ContinuationWebSocketFrame continuation -> piece(continuation);
            default ->
                abort(new SocketEnd.Broken("unknown frame " + frame.getClass().getSimpleName()));
        }
    }

    private void piece(WebSocketFrame frame) {
        if (state != State.OPEN) {
            return;
        }
        if (joiner.total() + frame.content().readableBytes() > options.maxMessageBytes()) {
            abort(new SocketEnd.Broken(
                    "a message is larger than the limit of " + options.maxMessageBytes() + " bytes"));
        } else if (frame.isFinalFragment() && !joiner.isOpen()) {
            byte[] whole = new byte[frame.content().readableBytes()];
            frame.content().readBytes(whole);
            listener.message(whole);
        } else {
            joiner.append(frame.content());
            if (frame.isFinalFragment()) {
                listener.message(joiner.join());
            }
        }
    }

    private void closed(ChannelHandlerContext ctx, CloseWebSocketFrame close) {
        if (state == State.OPEN) {
            int code = close.statusCode();
            end = new SocketEnd.CloseFrame(code < 0 ? NO_CODE : code, close.reasonText());
            state = State.SAYING_GOODBYE;
            // Answer at once and leave: some servers keep the old module until the last client has answered.
            ctx.writeAndFlush(new CloseWebSocketFrame(code < 0 ? NORMAL : code, ""))
                    .addListener(sent -> closeChannel());
        } else {
            closeChannel();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (state == State.OPENING) {
            refuse(new OpenFailure.Unreachable("the connection was closed before an answer"));
        } else if (state != State.OVER) {
            over();
            listener.ended(end);
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (state == State.OPENING) {
            refuse(isIo(cause) ? new OpenFailure.Unreachable(text(cause)) : new OpenFailure.NotWebSocket(text(cause)));
        } else {
            if (state == State.OPEN) {
                end = isIo(cause) ? new SocketEnd.StreamEnd(text(cause)) : new SocketEnd.Broken(text(cause));
            }
            ctx.close();
        }
    }

    private static boolean isIo(Throwable cause) {
        return cause instanceof java.io.IOException;
    }

    /** What an exception of the network says, in as few words as it has. */
    static String text(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message;
    }
}
