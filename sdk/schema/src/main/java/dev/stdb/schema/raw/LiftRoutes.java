package dev.stdb.schema.raw;

import dev.stdb.schema.HttpMethod;
import dev.stdb.schema.HttpRouteSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** HTTP routes: their path, then their handler; when all are well, that no two answer the same. */
record LiftRoutes(LiftCore core, Set<String> handlers) {
    List<HttpRouteSchema> lift(List<RawModuleDefV10.HttpRoute> raw) {
        int mark = core.errors.mark();
        var routes = new ArrayList<HttpRouteSchema>();
        for (var it : raw) {
            HttpRouteSchema route = route(it);
            if (route != null) routes.add(route);
        }
        if (!core.errors.since(mark) && !core.trusted) checkUnique(routes);
        return routes;
    }

    private @Nullable HttpRouteSchema route(RawModuleDefV10.HttpRoute raw) {
        if (!isPath(raw.path())) {
            core.errors.add(new SchemaError.InvalidHttpRoutePath(raw.path()));
            return null;
        }
        String handler = core.functionName(raw.handlerFunction());
        if (handler == null) return null;
        if (!handlers.contains(handler) && !core.trusted) {
            core.errors.add(new SchemaError.MissingHttpHandler(raw.handlerFunction()));
            return null;
        }
        return new HttpRouteSchema(handler, raw.method(), raw.path());
    }

    private static boolean isPath(String path) {
        return (path.isEmpty() || path.startsWith("/")) && path.chars().allMatch(LiftRoutes::isPathCharacter);
    }

    private static boolean isPathCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '~' || c == '/';
    }

    /** Two routes of one path clash if they have one method, or one of them answers any. */
    private void checkUnique(List<HttpRouteSchema> routes) {
        var methods = new HashMap<String, Set<HttpMethod>>();
        for (HttpRouteSchema route : routes) {
            Set<HttpMethod> before = methods.computeIfAbsent(route.path(), path -> new HashSet<>());
            boolean clashes = before.contains(ANY) || (route.method().equals(ANY) && !before.isEmpty());
            if (!before.add(route.method()) || clashes) {
                core.errors.add(new SchemaError.DuplicateHttpRoute(route.path(), route.method()));
            }
        }
    }

    private static final HttpMethod ANY = new HttpMethod.Any();
}
