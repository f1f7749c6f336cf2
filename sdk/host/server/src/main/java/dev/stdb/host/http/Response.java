package dev.stdb.host.http;

import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer: headers, and a body that is whole or grows. Headers may be added until it is sent; it is used by one thread
 * at a time.
 */
public final class Response {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final int status;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final byte[] body;
    private final @Nullable Stream stream;
    private final @Nullable Upgrade upgrade;

    private Response(int status, byte[] body, @Nullable Stream stream, @Nullable Upgrade upgrade) {
        this.status = status;
        this.body = body;
        this.stream = stream;
        this.upgrade = upgrade;
    }

    /** A body without end: what is there already, and who is told of more. */
    public interface Stream {
        /**
         * Begins; called once, off the event loop.
         *
         * @param out takes more text, one chunk each, and never blocks
         * @return what the body begins with, sent before anything given to {@code out}
         */
        List<String> open(Chunks out);

        /** The reader is gone. */
        void closed();
    }

    /** Where a stream puts its chunks; any thread. */
    @FunctionalInterface
    public interface Chunks {
        /** Sends one chunk; a reader that is far behind is cut off instead. */
        void write(String chunk);
    }

    /** Turns the connection into something else after status 101. */
    @FunctionalInterface
    public interface Upgrade {
        /** Called on the event loop after the answer was written; the pipeline holds no HTTP handlers any more. */
        void upgraded(Channel channel);
    }

    /** No body, no content type. */
    public static Response empty(int status) {
        return new Response(status, new byte[0], null, null);
    }

    /** Plain text. */
    public static Response text(int status, String text) {
        return bytes(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON. */
    public static Response json(int status, String json) {
        return bytes(status, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    /** A body of which only its own headers say what it is. */
    public static Response bare(int status, byte[] body) {
        return new Response(status, body, null, null);
    }

    /** Anything else. */
    public static Response bytes(int status, String contentType, byte[] body) {
        return new Response(status, body, null, null).header("content-type", contentType);
    }

    /** Status 200 with a growing body. */
    public static Response stream(String contentType, Stream stream) {
        return new Response(200, new byte[0], stream, null).header("content-type", contentType);
    }

    /** Status 101. */
    public static Response upgrade(Upgrade upgrade) {
        return new Response(101, new byte[0], null, upgrade);
    }

    /** Sets a header, in place of all of the same name, and returns this. */
    public Response header(String name, String value) {
        headers.put(name, List.of(value));
        return this;
    }

    /** Adds a header to those of the same name and returns this. */
    public Response add(String name, String value) {
        headers.merge(name, List.of(value), Response::both);
        return this;
    }

    private static List<String> both(List<String> a, List<String> b) {
        var all = new ArrayList<>(a);
        all.addAll(b);
        return List.copyOf(all);
    }

    int status() {
        return status;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    @Nullable
    Stream stream() {
        return stream;
    }

    @Nullable
    Upgrade upgrade() {
        return upgrade;
    }
}
