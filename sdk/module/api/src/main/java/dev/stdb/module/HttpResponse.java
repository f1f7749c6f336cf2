package dev.stdb.module;

import dev.stdb.module.abi.Utf8Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer: one that {@link HttpClient} got, or one that an {@link HttpHandler} gives. Immutable; every change is a copy.
 *
 * <pre>{@code
 * return HttpResponse.of(200).header("Content-Type", "text/plain").body("ok");
 * }</pre>
 */
public final class HttpResponse {
    private static final byte[] NO_BODY = new byte[0];

    private final int status;
    private final List<HttpHeader> headers;
    private final byte[] body;

    private HttpResponse(int status, List<HttpHeader> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = Objects.requireNonNull(body);
    }

    /**
     * An answer without headers and body.
     *
     * @throws IllegalArgumentException if {@code status} is not from 100 to 999
     */
    public static HttpResponse of(int status) {
        if (status < 100 || status > 999) {
            throw new IllegalArgumentException("an HTTP status is a number from 100 to 999, not " + status);
        }
        return new HttpResponse(status, List.of(), NO_BODY);
    }

    /** With one more header; a name may repeat. */
    public HttpResponse header(String name, String value) {
        return header(HttpHeader.of(name, value));
    }

    /** With one more header; a name may repeat. */
    public HttpResponse header(HttpHeader header) {
        return headers(List.of(header));
    }

    /** With more headers, in their order. */
    public HttpResponse headers(List<HttpHeader> more) {
        return new HttpResponse(status, HttpHeaders.with(headers, more), body);
    }

    /** With this body instead. */
    public HttpResponse body(byte[] bytes) {
        return new HttpResponse(status, headers, bytes);
    }

    /** With this body instead, as UTF-8. */
    public HttpResponse body(String text) {
        return body(Utf8Text.bytes(text));
    }

    public int status() {
        return status;
    }

    public List<HttpHeader> headers() {
        return headers;
    }

    /** The value of the first header of that name, in whatever case; null if there is none. */
    public @Nullable String header(String name) {
        return HttpHeaders.find(headers, name);
    }

    public byte[] body() {
        return body;
    }

    /** The body as text; what is no UTF-8 becomes U+FFFD. */
    public String text() {
        return Utf8Text.text(body);
    }
}
