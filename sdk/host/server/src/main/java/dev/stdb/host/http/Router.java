package dev.stdb.host.http;

import dev.stdb.host.auth.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the handler of a request by path and method, and finds out who asks. Immutable once built. */
final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    /** What a route wants to know about the caller. */
    enum Auth {
        /** Never looks at credentials. */
        NONE,
        /** Refuses bad credentials, goes on without any. */
        CHECKED,
        /** Gives an identity to who has none; the answer carries it. */
        ANON,
        /** Refuses who has none. */
        REQUIRED
    }

    /** A request with what the router found out. */
    record Call(
            Request request,
            List<String> parameters,
            Query query,
            @Nullable Caller maybeCaller) {
        Caller caller() {
            if (maybeCaller == null) {
                throw new IllegalStateException("this route does not ask who calls");
            }
            return maybeCaller;
        }

        String parameter(int index) {
            return parameters.get(index);
        }
    }

    /** Answers one kind of request. */
    @FunctionalInterface
    interface Handler {
        Response answer(Call call) throws HttpError;
    }

    private record Action(Auth auth, Handler handler) {}

    private record Route(List<String> pattern, Map<String, Action> actions) {
        @Nullable
        List<String> match(List<String> path) {
            if (path.size() != pattern.size()) {
                return null;
            }
            var parameters = new ArrayList<String>();
            for (int i = 0; i < path.size(); i++) {
                if (pattern.get(i).equals("*")) {
                    if (path.get(i).isEmpty()) {
                        return null;
                    }
                    parameters.add(path.get(i));
                } else if (!pattern.get(i).equals(path.get(i))) {
                    return null;
                }
            }
            return parameters;
        }

        String allow() {
            var names = new ArrayList<String>();
            actions.keySet().forEach(method -> {
                names.add(method);
                if (method.equals("GET")) {
                    names.add("HEAD");
                }
            });
            return String.join(",", names);
        }
    }

    private final AuthGate gate;
    private final Map<List<String>, Route> routes = new LinkedHashMap<>();
    private final Map<Prefix, OpenHandler> openRoutes = new LinkedHashMap<>();

    Router(AuthGate gate) {
        this.gate = gate;
    }

    /** Adds a route; {@code *} in the path stands for one segment that is not empty. */
    void add(String method, String path, Auth auth, Handler handler) {
        List<String> pattern = Request.segments(path);
        routes.computeIfAbsent(pattern, p -> new Route(p, new LinkedHashMap<>()))
                .actions()
                .put(method, new Action(auth, handler));
    }

    /** Whether a request's body is a program or for a module: these may be longer than others. */
    static boolean takesLongBody(String method, String uri) {
        int question = uri.indexOf('?');
        List<String> path = Request.segments(question < 0 ? uri : uri.substring(0, question));
        boolean database =
                path.size() >= 2 && path.get(0).equals("v1") && path.get(1).equals("database");
        if (!database) {
            return false;
        }
        if (path.size() > 3 && path.get(3).equals("route")) {
            return true;
        }
        return switch (path.size()) {
            case 2 -> method.equals("POST");
            case 3 -> method.equals("PUT");
            case 4 ->
                (method.equals("POST") && path.get(3).equals("pre_publish"))
                        || (method.equals("PUT") && path.get(3).equals("reset"));
            default -> false;
        };
    }

    /**
     * Adds a route for every method and whatever follows the path, which looks neither at credentials nor at the query;
     * OPTIONS excepted, which the API answers by itself.
     */
    void addOpen(String path, OpenHandler handler) {
        openRoutes.put(new Prefix(Request.segments(path)), handler);
    }

    /** Answers everything below a path. */
    @FunctionalInterface
    interface OpenHandler {
        /** @param parameters what stands for each {@code *} of the path */
        Response answer(Request request, List<String> parameters) throws HttpError;
    }

    private record Prefix(List<String> pattern) {
        @Nullable
        List<String> match(List<String> path) {
            return path.size() < pattern.size()
                    ? null
                    : new Route(pattern, Map.of()).match(path.subList(0, pattern.size()));
        }
    }

    private static Response answerOpenly(Request request, List<String> parameters, OpenHandler handler) {
        try {
            return handler.answer(request, parameters);
        } catch (HttpError e) {
            return e.response();
        }
    }

    /** The answer to a request; it never fails. */
    Response answer(Request request) {
        boolean api = !request.path().isEmpty() && request.path().get(0).equals("v1");
        Response response;
        try {
            response = find(request);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            LOG.error("{} {} failed", request.method(), String.join("/", request.path()), e);
            response = Response.text(500, "internal failure of the embedded host: " + e);
        }
        return api ? shared(request, response) : response;
    }

    private static Response shared(Request request, Response response) {
        response.add("vary", "origin, access-control-request-method, access-control-request-headers")
                .header("access-control-allow-origin", "*");
        if (request.is("OPTIONS")) {
            response.header("access-control-allow-methods", "*")
                    .header("access-control-allow-headers", "authorization,accept,content-type");
        }
        return response;
    }

    private Response find(Request request) {
        for (var open : openRoutes.entrySet()) {
            List<String> parameters = open.getKey().match(request.path());
            if (parameters != null) {
                return request.is("OPTIONS") ? Response.empty(200) : answerOpenly(request, parameters, open.getValue());
            }
        }
        for (Route route : routes.values()) {
            List<String> parameters = route.match(request.path());
            if (parameters != null) {
                if (request.is("OPTIONS")) {
                    return Response.empty(200).header("allow", route.allow());
                }
                return act(request, route, parameters);
            }
        }
        return Response.empty(404);
    }

    private Response act(Request request, Route route, List<String> parameters) {
        String method = request.is("HEAD") ? "GET" : request.method();
        Action action = route.actions.get(method);
        Auth auth = action != null
                ? action.auth
                : route.actions.values().stream().anyMatch(a -> a.auth == Auth.ANON) ? Auth.ANON : Auth.NONE;
        Caller caller = null;
        Response response;
        try {
            var query = new Query(request.rawQuery());
            caller = switch (auth) {
                case NONE -> null;
                case CHECKED -> gate.caller(request, query).orElse(null);
                case ANON -> gate.callerOrNew(request, query);
                case REQUIRED -> gate.required(request, query);
            };
            response = action == null
                    ? Response.empty(405).header("allow", route.allow())
                    : action.handler.answer(new Call(request, parameters, query, caller));
        } catch (HttpError e) {
            response = e.response();
        }
        if (auth == Auth.ANON && caller != null) {
            response.header("spacetime-identity", caller.identity().toHex())
                    .header("spacetime-identity-token", caller.token());
        }
        return response;
    }
}
