package dev.stdb.client.internal.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * One WebSocket with an event loop of its own, a daemon thread that ends with it. {@link #open}, {@link #execute} and {@link #later} may be
 * called on any thread, all else only on the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of Netty: nothing is to be done about a task or shutdown that fails
public final class Socket {
    private static final int ANSWER_LIMIT = 1 << 16;
    private static final Duration GOODBYE_LIMIT = Duration.ofSeconds(2);
    /** The event loop ends when it had nothing to do for so long: another thread may be about to hand it a task. */
    private static final long QUIET_MILLIS = 50;

    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;
    private final Timer timer;
    private final SocketHandler handler;
    private final SocketOptions options;
    private volatile boolean over;

    /** Makes a socket; {@link #open} starts it. {@code listener} hears the rest. */
    public Socket(SocketOptions options, SocketListener listener) {
        this.options = options;
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("stdb-connection", true), NioIoHandler.newFactory());
        this.loop = group.next();
        this.timer = options.timer() == null ? new LoopTimer(loop) : options.timer();
        this.handler = new SocketHandler(options, listener, loop, timer, this::release);
    }

    /** Starts to connect. Once, on any thread. */
    public void open() {
        execute(this::connect);
    }

    /** Runs {@code task} on the event loop. Returns false if that has ended. */
    public boolean execute(Runnable task) {
        if (over) {
            return false;
        }
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException ended) {
            return false;
        }
    }

    /** Returns whether this is the event loop's thread. */
    public boolean inEventLoop() {
        return loop.inEventLoop();
    }

    /**
     * Runs {@code task} on the event loop after {@code delay}, unless the socket is gone by then. Before {@link #open} only: a socket that
     * is refused at once ends its event loop, which then takes nothing more.
     */
    public void later(Duration delay, Runnable task) {
        timer.after(delay, () -> execute(task));
    }

    /** Queues one message; {@link #flush} sends it. */
    public void write(byte[] payload) {
        handler.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(payload)));
    }

    /** Sends what is queued. */
    public void flush() {
        handler.flush();
    }

    /** Says goodbye, waits at most 2 s for the answer, closes. The listener hears {@link SocketEnd.Local}, or nothing if not open. */
    public void close() {
        handler.close(GOODBYE_LIMIT);
    }

    /** Closes at once; the listener hears {@code why} if the socket was open. */
    public void abort(SocketEnd why) {
        handler.abort(why);
    }

    /** Stops or resumes reading, so that what is not yet worked off stays with the server. */
    public void reading(boolean on) {
        handler.reading(on);
    }

    /** Returns how long nothing has come. Any thread. */
    public Duration silence() {
        return handler.silence();
    }

    private void connect() {
        URI uri = options.uri();
        boolean tls = "wss".equals(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String host = bare(uri.getHost());
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.min(Integer.MAX_VALUE, options.connectTimeout().toMillis()))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) throws SSLException {
                        if (tls) {
                            SslContext context = SslContextBuilder.forClient().build();
                            channel.pipeline().addLast(context.newHandler(channel.alloc(), host, port));
                        }
                        channel.pipeline()
                                .addLast(new HttpClientCodec(), new HttpObjectAggregator(ANSWER_LIMIT), handler);
                    }
                })
                .connect(host, port);
        handler.connecting(connecting.channel());
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                handler.refuse(new OpenFailure.Unreachable(SocketHandler.text(done.cause())));
            }
        });
    }

    /** IPv6 addresses stand in brackets in a URI, and without them elsewhere. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private void release(Channel channel) {
        over = true;
        group.shutdownGracefully(QUIET_MILLIS, 1000, TimeUnit.MILLISECONDS);
    }
}
