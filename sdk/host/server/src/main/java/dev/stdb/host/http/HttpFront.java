package dev.stdb.host.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the requests of one connection, hands each to the router on another thread, and writes the answers in order.
 * Everything that remembers is touched on the channel's event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write shows as a closed channel, which is dealt with
final class HttpFront extends SimpleChannelInboundHandler<HttpObject> {
    /** Most bytes of a body, programs and what is for modules excepted. */
    static final int MAX_BODY = 2 << 20;
    /** Most bytes of a program, or of a body for a module's handler. */
    static final int MAX_PROGRAM = 256 << 20;
    /** Requests of one connection that may wait for their turn. */
    private static final int MAX_WAITING = 64;
    /** A reader of a stream that lets more than this wait is cut off. */
    private static final long MAX_BEHIND = 8L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    private final Router router;
    private final Executor workers;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean busy;
    private @Nullable Request answering;
    private boolean streaming;
    private @Nullable HttpRequest head;
    private @Nullable ByteArrayOutputStream body;
    private long bodyBytes;
    private Response.@Nullable Stream stream;

    private record Waiting(Request request, boolean keepAlive) {}

    HttpFront(Router router, Executor workers) {
        super(true);
        this.router = router;
        this.workers = workers;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (message instanceof HttpRequest request) {
            head = request;
            body = new ByteArrayOutputStream();
            bodyBytes = 0;
            if (request.decoderResult().isFailure()) {
                context.close();
                return;
            }
        }
        if (message instanceof HttpContent content && head != null && body != null) {
            take(content.content(), head, body);
            if (bodyBytes > MAX_PROGRAM) {
                context.close(); // nobody sends this much by mistake
                return;
            }
            if (message instanceof LastHttpContent) {
                finished(context, head, body);
            }
        }
    }

    private void take(ByteBuf content, HttpRequest request, ByteArrayOutputStream into) {
        int length = content.readableBytes();
        bodyBytes += length;
        if (bodyBytes <= limit(request)) {
            byte[] bytes = new byte[length];
            content.getBytes(content.readerIndex(), bytes);
            into.writeBytes(bytes);
        }
    }

    private long limit(HttpRequest request) {
        return Router.takesLongBody(request.method().name(), request.uri()) ? MAX_PROGRAM : MAX_BODY;
    }

    private void finished(ChannelHandlerContext context, HttpRequest request, ByteArrayOutputStream read) {
        boolean tooLong = bodyBytes > limit(request);
        head = null;
        body = null;
        var whole = Request.of(request, tooLong ? new byte[0] : read.toByteArray(), tooLong);
        waiting.add(new Waiting(whole, HttpUtil.isKeepAlive(request)));
        if (waiting.size() > MAX_WAITING) {
            context.close();
            return;
        }
        context.channel().config().setAutoRead(false);
        next(context);
    }

    private void next(ChannelHandlerContext context) {
        if (busy || streaming) {
            return;
        }
        Waiting first = waiting.poll();
        if (first == null) {
            context.channel().config().setAutoRead(true);
            return;
        }
        busy = true;
        answering = first.request;
        context.read(); // one look ahead, without which a client that hangs up goes unnoticed
        workers.execute(() -> {
            Response response = router.answer(first.request);
            onLoop(context, () -> answered(context, first, response));
        });
    }

    /** The event loops end with the host, while requests may still be worked on: then there is nobody to answer. */
    private static void onLoop(ChannelHandlerContext context, Runnable task) {
        try {
            context.executor().execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.debug("an answer came when its connection and the host were gone");
        }
    }

    private void answered(ChannelHandlerContext context, Waiting request, Response response) {
        busy = false;
        answering = null;
        if (!context.channel().isActive()) {
            return;
        }
        if (response.upgrade() != null) {
            upgrade(context, response, response.upgrade());
        } else if (response.stream() != null && !request.request.is("HEAD")) {
            stream(context, response, response.stream());
        } else {
            whole(context, request, response);
            next(context);
        }
    }

    private static void whole(ChannelHandlerContext context, Waiting request, Response response) {
        boolean head = request.request.is("HEAD");
        ByteBuf content = head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(response.body());
        FullHttpResponse out = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()), content);
        response.headers().forEach((name, values) -> out.headers().set(name, values));
        if (response.status() != 204) {
            out.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, response.body().length);
        }
        if (!request.keepAlive) {
            out.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        var written = context.writeAndFlush(out);
        if (!request.keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void stream(ChannelHandlerContext context, Response response, Response.Stream source) {
        streaming = true;
        stream = source;
        HttpResponse out = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()));
        response.headers().forEach((name, values) -> out.headers().set(name, values));
        HttpUtil.setTransferEncodingChunked(out, true);
        context.writeAndFlush(out);
        context.channel().config().setAutoRead(true); // to notice that the reader has gone
        Channel channel = context.channel();
        var gate = new StreamGate(channel);
        workers.execute(() -> gate.begin(source.open(gate::write)));
    }

    /** Holds chunks back until the beginning was sent, and cuts off a reader that does not keep up. */
    private static final class StreamGate {
        private final Channel channel;
        private @Nullable Deque<String> early = new ArrayDeque<>();

        StreamGate(Channel channel) {
            this.channel = channel;
        }

        synchronized void begin(List<String> first) {
            first.forEach(this::send);
            if (early != null) {
                early.forEach(this::send);
            }
            early = null;
        }

        synchronized void write(String chunk) {
            if (early != null) {
                early.add(chunk);
            } else {
                send(chunk);
            }
        }

        private void send(String chunk) {
            var buffer = channel.unsafe().outboundBuffer();
            if (buffer != null && buffer.totalPendingWriteBytes() > MAX_BEHIND) {
                channel.close();
                return;
            }
            byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
            channel.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
        }
    }

    private void upgrade(ChannelHandlerContext context, Response response, Response.Upgrade upgrade) {
        FullHttpResponse out = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        response.headers().forEach((name, values) -> out.headers().set(name, values));
        Channel channel = context.channel();
        channel.writeAndFlush(out).addListener(done -> {
            if (done.isSuccess()) {
                var pipeline = channel.pipeline();
                pipeline.remove(this);
                upgrade.upgraded(channel);
                pipeline.remove(HttpServerCodec.class); // hands on what it has read beyond the request
                channel.config().setAutoRead(true);
            } else {
                channel.close();
            }
        });
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (answering != null) {
            Request unanswered = answering;
            workers.execute(() -> unanswered.gone().complete(null));
        }
        if (stream != null) {
            Response.Stream open = stream;
            workers.execute(open::closed);
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // a broken request or a reset connection: there is nobody to answer
    }
}
