package dev.stdb.host.modulehttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the HTTP requests of procedures, within the server's limits: 30 seconds unless the request says otherwise, 180 at
 * most; public addresses only, unless loopback is allowed; ten redirects. Safe for all threads.
 *
 * <p>Names are resolved twice, here and by the client behind; the JDK remembers the first answer for some seconds, so that
 * both see the same one. The headers {@code connection}, {@code content-length}, {@code expect}, {@code host},
 * {@code transfer-encoding} and {@code upgrade} are the client's own.
 */
public final class OutgoingHttp implements AutoCloseable {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(3);
    private static final int MAX_REDIRECTS = 10;
    private static final int MAX_BODY = 64 << 20;
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "cookie", "cookie2", "proxy-authorization", "www-authenticate");

    private final OutgoingRule rule;
    private @Nullable HttpClient client;

    /** With what it allows. */
    public OutgoingHttp(OutgoingRule rule) {
        this.rule = rule;
    }

    /** A request that failed; the message names the request and the reason. */
    public static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    /** An answer with its whole body. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Answer(ModuleResponse head, byte[] body) {}

    /**
     * Sends a request and waits for the whole answer.
     *
     * @throws Failed when there is none in time, or the request is not allowed
     * @throws InterruptedException when the waiting thread is interrupted; the request is given up
     */
    public Answer send(ModuleRequest request, byte[] body) throws Failed, InterruptedException {
        if (rule == OutgoingRule.NOTHING) {
            throw new Failed("module outbound HTTP requests are disabled");
        }
        long deadline = System.nanoTime() + timeout(request).toNanos();
        var next = new Hop(uri(request.uri()), request.method(), request.headers(), body);
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<byte[]> answer = exchange(next, deadline);
            Hop redirected = next.after(answer);
            if (redirected == null) {
                return answer(answer);
            }
            next = redirected;
        }
        throw new Failed("error following redirect for url (" + next.uri + "): too many redirects");
    }

    private static Duration timeout(ModuleRequest request) {
        Long micros = request.timeoutMicros();
        if (micros == null) {
            return DEFAULT_TIMEOUT;
        }
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(
                Math.clamp(micros, 0, TimeUnit.NANOSECONDS.toMicros(LONGEST_TIMEOUT.toNanos()))));
    }

    private static URI uri(String text) throws Failed {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new Failed("builder error for url (" + text + "): " + e.getReason());
        }
        String scheme = uri.getScheme();
        if (scheme == null || uri.getHost() == null) {
            throw new Failed("builder error for url (" + text + "): relative URL without a base");
        }
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new Failed("builder error for url (" + text + "): URL scheme is not allowed");
        }
        boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
        return bare && uri.getRawQuery() == null ? URI.create(text + "/") : uri;
    }

    /** One request on the way to the answer. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Hop(URI uri, String method, List<HttpHeader> headers, byte[] body) {

        /** Where the answer sends it on, null if nowhere. */
        @Nullable
        Hop after(HttpResponse<byte[]> answer) throws Failed {
            int status = answer.statusCode();
            String location = answer.headers().firstValue("location").orElse(null);
            boolean redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
            if (!redirect || location == null) {
                return null;
            }
            URI there;
            try {
                there = OutgoingHttp.uri(uri.resolve(new URI(location)).toString());
            } catch (URISyntaxException e) {
                return null; // then it is an answer like any other
            }
            boolean keep = status >= 307 || method.equals("GET") || method.equals("HEAD");
            return new Hop(there, keep ? method : "GET", headersFor(there), keep ? body : new byte[0]);
        }

        private List<HttpHeader> headersFor(URI there) {
            boolean same = there.getHost().equalsIgnoreCase(uri.getHost()) && there.getPort() == uri.getPort();
            return same
                    ? headers
                    : headers.stream()
                            .filter(header ->
                                    !SECRET_HEADERS.contains(header.name().toLowerCase(Locale.ROOT)))
                            .toList();
        }

        /** What the module and the log are told: without the query, which may hold secrets. */
        String failure(String reason) {
            return "error sending request for url (" + withoutQuery() + "): " + reason;
        }

        private String withoutQuery() {
            String query = uri.getRawQuery();
            return query == null ? uri.toString() : uri.toString().replace("?" + query, "");
        }
    }

    private HttpResponse<byte[]> exchange(Hop hop, long deadline) throws Failed, InterruptedException {
        checkTarget(hop);
        HttpRequest request = request(hop);
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(
                        request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BODY));
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Failed(hop.failure("operation timed out"));
        } catch (ExecutionException e) {
            throw new Failed(hop.failure(reason(e.getCause())));
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> "client error";
            case java.net.ConnectException e -> "client error (Connect): tcp connect error: " + text(e);
            case IOException e -> "client error (SendRequest): " + text(e);
            default -> "client error: " + cause;
        };
    }

    private static String text(IOException e) {
        String message = e.getMessage();
        return message == null || message.isEmpty() ? e.getClass().getSimpleName() : message;
    }

    private void checkTarget(Hop hop) throws Failed {
        String host = hop.uri.getHost();
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new Failed(hop.failure("client error (Connect): dns error: failed to lookup address information: "
                    + "Name or service not known"));
        }
        for (InetAddress address : addresses) {
            boolean allowed = Targets.isPublic(address)
                    || (rule == OutgoingRule.PUBLIC_AND_LOOPBACK && address.isLoopbackAddress());
            if (!allowed) {
                throw new Failed(hop.failure("refusing to connect to private or special-purpose addresses"));
            }
        }
    }

    private static HttpRequest request(Hop hop) throws Failed {
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(hop.uri);
            for (HttpHeader header : hop.headers) {
                if (!OWN_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
                    builder.header(header.name(), header.text());
                }
            }
            if (hop.headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("accept"))) {
                builder.header("accept", "*/*");
            }
            var body = hop.body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(hop.body);
            return builder.method(hop.method, body).build();
        } catch (IllegalArgumentException e) {
            throw new Failed("builder error for url (" + hop.uri + "): " + e.getMessage());
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        var headers = new ArrayList<HttpHeader>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> headers.add(HttpHeader.of(name, value))));
        HttpVersion version =
                response.version() == HttpClient.Version.HTTP_2 ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1;
        return new Answer(new ModuleResponse(headers, version, response.statusCode()), response.body());
    }

    /** Made when first needed: most hosts never do. */
    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER) // each target has to be checked
                    .build();
            client = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
