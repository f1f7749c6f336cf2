package dev.stdb.module;

/**
 * An HTTP request got no answer: no such host, no connection, too late. The message is the server's text. An answer with an error status
 * is an ordinary {@link HttpResponse}.
 *
 * <pre>{@code
 * try {
 *     return ctx.http().get("https://weather.example/").text();
 * } catch (HttpException e) {
 *     return "no weather: " + e.getMessage();
 * }
 * }</pre>
 */
public final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    public HttpException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The server's text; the same as the message. */
    public String reason() {
        return reason;
    }
}
