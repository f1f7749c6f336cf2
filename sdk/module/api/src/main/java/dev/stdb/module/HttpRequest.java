package dev.stdb.module;

import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.module.abi.Utf8Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request: one to send through {@link HttpClient}, or one that arrived at an {@link HttpHandler}. Immutable; every change is
 * a copy.
 *
 * <pre>{@code
 * HttpRequest.post("https://api.example/orders", "{}").header("Content-Type", "application/json").timeout(TimeDuration.ofSeconds(5))
 * }</pre>
 */
public final class HttpRequest {
    private static final byte[] NO_BODY = new byte[0];

    private final String method;
    private final String url;
    private final List<HttpHeader> headers;
    private final byte[] body;
    private final @Nullable TimeDuration timeout;

    private HttpRequest(
            String method, String url, List<HttpHeader> headers, byte[] body, @Nullable TimeDuration timeout) {
        this.method = Objects.requireNonNull(method);
        this.url = Objects.requireNonNull(url);
        this.headers = headers;
        this.body = Objects.requireNonNull(body);
        this.timeout = timeout;
    }

    /** A request without headers and body; {@code method} in upper case, such as {@code PATCH}, or any other name. */
    public static HttpRequest of(String method, String url) {
        return new HttpRequest(method, url, List.of(), NO_BODY, null);
    }

    public static HttpRequest get(String url) {
        return of("GET", url);
    }

    public static HttpRequest head(String url) {
        return of("HEAD", url);
    }

    public static HttpRequest delete(String url) {
        return of("DELETE", url);
    }

    public static HttpRequest post(String url, String body) {
        return of("POST", url).body(body);
    }

    public static HttpRequest post(String url, byte[] body) {
        return of("POST", url).body(body);
    }

    public static HttpRequest put(String url, String body) {
        return of("PUT", url).body(body);
    }

    public static HttpRequest put(String url, byte[] body) {
        return of("PUT", url).body(body);
    }

    public static HttpRequest patch(String url, String body) {
        return of("PATCH", url).body(body);
    }

    /** With one more header; a name may repeat. */
    public HttpRequest header(String name, String value) {
        return header(HttpHeader.of(name, value));
    }

    /** With one more header; a name may repeat. */
    public HttpRequest header(HttpHeader header) {
        return headers(List.of(header));
    }

    /** With more headers, in their order. */
    public HttpRequest headers(List<HttpHeader> more) {
        return new HttpRequest(method, url, HttpHeaders.with(headers, more), body, timeout);
    }

    /** With this body instead. */
    public HttpRequest body(byte[] bytes) {
        return new HttpRequest(method, url, headers, bytes, timeout);
    }

    /** With this body instead, as UTF-8. */
    public HttpRequest body(String text) {
        return body(Utf8Text.bytes(text));
    }

    /** How long the server waits for the answer: 30 seconds unless given, never above 180. */
    public HttpRequest timeout(TimeDuration longest) {
        return new HttpRequest(method, url, headers, body, longest);
    }

    /** In upper case as a rule: {@code GET}. */
    public String method() {
        return method;
    }

    /** As it was written: the address to send to, or of a request that arrived the path or address that the server tells. */
    public String url() {
        return url;
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

    /** What {@link #timeout(TimeDuration)} set, or null. */
    public @Nullable TimeDuration timeout() {
        return timeout;
    }
}
