package dev.stdb.module;

import dev.stdb.module.abi.HttpWire;

/**
 * Sends HTTP requests through the server, from procedures and HTTP handlers.
 *
 * <pre>{@code
 * HttpResponse answer = ctx.http().send(
 *         HttpRequest.post("https://api.example/orders", "{\"id\": 7}")
 *                 .header("Content-Type", "application/json")
 *                 .timeout(TimeDuration.ofSeconds(5)));
 * if (answer.status() != 201) Log.warn("order refused: " + answer.text());
 * }</pre>
 *
 * The server waits 30 seconds for an answer unless {@link HttpRequest#timeout} says otherwise, 180 at most, and connects to public
 * addresses only.
 */
public final class HttpClient {
    static final HttpClient INSTANCE = new HttpClient();

    private HttpClient() {}

    /** Sends a GET request. Errors as {@link #send}. */
    public HttpResponse get(String url) {
        return send(HttpRequest.get(url));
    }

    /**
     * Sends a request and waits for the answer, whatever its status.
     *
     * @throws HttpException if there is no answer
     * @throws DatabaseException.HostError inside a transaction, which would keep everybody else waiting
     */
    public HttpResponse send(HttpRequest request) {
        return HttpWire.send(request);
    }
}
