package dev.stdb.client.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Cuts a streamed log into lines and tells a listener, as fast as that one takes them. */
final class LogReader implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {
    private static final int LONGEST_LINE = 4 << 20;

    private final String what;
    private final LogListener listener;
    private final Object turn = new Object();
    private final CompletableFuture<Void> body = new CompletableFuture<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile Flow.@Nullable Subscription subscription;
    private int status;
    private volatile boolean over; // written under the lock
    private boolean telling; // guarded by turn
    private @Nullable HttpApiException failure; // guarded by turn

    LogReader(String what, LogListener listener) {
        this.what = what;
        this.listener = listener;
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
        status = info.statusCode();
        return this;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            while (buffer.hasRemaining() && !over) {
                take(buffer.get());
            }
        }
        Flow.Subscription from = subscription;
        if (from != null) {
            from.request(1);
        }
    }

    private void take(byte next) {
        if (next != '\n') {
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                stop(new HttpApiException.TooLarge(what, LONGEST_LINE));
            }
        } else if (status == 200) {
            tell();
        }
    }

    private void tell() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!text.isBlank()) {
            tell(JsonAnswers.log(text));
        }
    }

    private void tell(LogRecord record) {
        synchronized (turn) {
            if (over) {
                return;
            }
            telling = true;
        }
        try {
            listener.record(record);
        } finally {
            told();
        }
    }

    /** An end that came while a record was told has waited for its turn. */
    private void told() {
        boolean ended;
        synchronized (turn) {
            telling = false;
            ended = over;
        }
        if (ended) {
            listener.ended(failure());
        }
    }

    private @Nullable HttpApiException failure() {
        synchronized (turn) {
            return failure;
        }
    }

    @Override
    public void onError(Throwable cause) {
        body.completeExceptionally(cause); // the exchange fails with it, which says it to the listener
    }

    @Override
    public void onComplete() {
        if (status != 200) {
            stop(new HttpApiException.Status(what, status, line.toString(StandardCharsets.UTF_8)));
        } else {
            tell();
            stop(null);
        }
        body.complete(null);
    }

    void failed(HttpApiException failure) {
        stop(failure);
    }

    void close() {
        stop(null);
    }

    private void stop(@Nullable HttpApiException why) {
        boolean now;
        synchronized (turn) {
            if (over) {
                return;
            }
            over = true;
            failure = why;
            now = !telling;
        }
        Flow.Subscription from = subscription;
        if (from != null) {
            from.cancel();
        }
        if (now) {
            listener.ended(why);
        }
    }
}
