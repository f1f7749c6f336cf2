package dev.stdb.host.http;

import dev.stdb.host.db.Database;
import dev.stdb.host.db.HandlerOutcome;
import dev.stdb.host.modulehttp.HttpHeader;
import dev.stdb.host.modulehttp.HttpVersion;
import dev.stdb.host.modulehttp.ModuleRequest;
import dev.stdb.host.modulehttp.ModuleResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Hands requests below {@code /v1/database/{db}/route} to the module's own HTTP handlers. */
final class HandlerRoutes {
    private static final String ROUTE = "/v1/database/*/route";
    private static final int DEPTH = Request.segments(ROUTE).size();
    /** Headers about the connection, which is the host's own. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "transfer-encoding");

    private final Databases databases;

    HandlerRoutes(Databases databases) {
        this.databases = databases;
    }

    void addTo(Router router) {
        router.addOpen(ROUTE, this::handle);
    }

    private Response handle(Request request, List<String> parameters) throws HttpError {
        Database database = databases.find(parameters.getFirst());
        HandlerOutcome outcome = database.handle(path(request), asked(request), request.bytes(), request.gone());
        return switch (outcome) {
            case HandlerOutcome.Answered(ModuleResponse head, byte[] body) -> answer(head, body);
            case HandlerOutcome.NoRoute() ->
                throw HttpError.text(404, "Database has not registered a handler for this route");
            case HandlerOutcome.Failed(String text) -> throw HttpError.text(500, text);
        };
    }

    /** What follows {@code /route}: empty, or beginning with a slash. */
    private static String path(Request request) {
        List<String> rest = request.path().subList(DEPTH, request.path().size());
        return rest.isEmpty() ? "" : "/" + String.join("/", rest);
    }

    // ---- requests

    private static ModuleRequest asked(Request request) {
        List<HttpHeader> headers = request.headers().entries().stream()
                .map(header -> HttpHeader.of(header.getKey().toLowerCase(Locale.ROOT), header.getValue()))
                .toList();
        HttpVersion version = request.version().minorVersion() == 0 ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
        return new ModuleRequest(request.method(), headers, null, externalUri(request), version);
    }

    /** The address as the client saw it. */
    private static String externalUri(Request request) {
        if (!request.uri().startsWith("/")) {
            return request.uri(); // a proxy's request names everything itself
        }
        String scheme = first(request, "x-forwarded-proto", "http");
        String host = first(request, "x-forwarded-host", first(request, "host", "localhost"));
        return scheme + "://" + host + request.uri();
    }

    /** The first of the values that a header lists. */
    private static String first(Request request, String header, String missing) {
        String value = request.headers().get(header);
        return value == null ? missing : value.split(",", 2)[0].strip();
    }

    // ---- answers

    private static Response answer(ModuleResponse head, byte[] body) throws HttpError {
        if (head.code() < 100 || head.code() > 999) {
            throw HttpError.text(500, "invalid status code");
        }
        Response response = Response.bare(head.code(), body);
        for (HttpHeader header : head.headers()) {
            if (!header.hasValidName()) {
                throw HttpError.text(500, "invalid HTTP header name");
            }
            if (!header.hasValidValue()) {
                throw HttpError.text(500, "failed to parse header value");
            }
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!OWN_HEADERS.contains(name)) {
                response.add(name, header.text());
            }
        }
        return response;
    }
}
