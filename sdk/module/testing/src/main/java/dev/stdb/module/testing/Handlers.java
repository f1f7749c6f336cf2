package dev.stdb.module.testing;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.abi.HttpWire;
import dev.stdb.module.testing.target.Ended;
import dev.stdb.schema.HttpHandlerSchema;
import dev.stdb.schema.HttpMethod;
import dev.stdb.schema.HttpRouteSchema;
import dev.stdb.schema.Member;
import java.net.URI;
import java.util.List;

/** Requests to the module's HTTP handlers: routes match exactly, those of submodules are not served. */
final class Handlers {
    private static final String SERVED_BELOW = "/route";

    private final Engine engine;

    Handlers(Engine engine) {
        this.engine = engine;
    }

    HttpResponse send(HttpRequest request) {
        String path = path(request.url());
        for (HttpRouteSchema route : engine.schema().httpRoutes()) {
            if (route.path().equals(path) && fits(route.method(), request.method())) {
                return handle(route.handlerName(), request);
            }
        }
        return HttpResponse.of(404).body("Database has not registered a handler for this route");
    }

    private static String path(String url) {
        String path = url.startsWith("/") || url.isEmpty()
                ? url.split("[?#]", 2)[0]
                : URI.create(url).getPath();
        int below = path.indexOf(SERVED_BELOW);
        return url.startsWith("/") || below < 0 ? path : path.substring(below + SERVED_BELOW.length());
    }

    private static boolean fits(HttpMethod method, String asked) {
        return switch (method) {
            case HttpMethod.Any any -> true;
            case HttpMethod.Standard(String name) -> name.equals(asked);
            case HttpMethod.Other(String name) -> name.equals(asked);
        };
    }

    private HttpResponse handle(String handler, HttpRequest request) {
        List<Member<HttpHandlerSchema>> all = engine.schema().allHttpHandlers();
        int id = 0;
        while (!all.get(id).name().equals(handler)) {
            id++;
        }
        var head = new BsatnWriter();
        HttpWire.writeRequest(request, head);
        int logged = engine.logs().size();
        return switch (engine.handler(id, handler, head.toByteArray(), request.body())) {
            case Ended.Returned(int code, byte[] answer, byte[] body)
            when code == 0 -> HttpWire.readResponse(new BsatnReader(answer), body);
            case Ended.Returned(int code, byte[] answer, byte[] body) ->
                HttpResponse.of(500).body("the handler returned the unexpected code " + code);
            case Ended.Crashed crash -> HttpResponse.of(500).body(engine.reason(crash, logged));
        };
    }
}
