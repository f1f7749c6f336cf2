package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Handler;
import dev.stdb.module.processor.ModuleModel.Route;
import dev.stdb.schema.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** HTTP handlers, and the routers that lead to them, flattened into the routes of the root. */
final class HttpParser {
    private static final String KIND = "HTTP handler";
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9_~/-]*)?");

    private final Problems problems;
    private final FunctionParser functions;

    HttpParser(Problems problems, FunctionParser functions) {
        this.problems = problems;
        this.functions = functions;
    }

    Handler handler(ExecutableElement method) {
        functions.checkShape(method, KIND);
        boolean sender = FunctionParser.takesContext(method, Names.SENDER_HANDLER_CONTEXT);
        boolean context = sender || FunctionParser.takesContext(method, Names.HANDLER_CONTEXT);
        List<? extends VariableElement> rest = method.getParameters();
        rest = rest.subList(context ? 1 : 0, rest.size());
        boolean request = false;
        for (VariableElement parameter : rest) {
            if (functions.isStrayContext(parameter, KIND, Names.HANDLER_CONTEXT)) {
                continue;
            }
            if (request || !is(parameter.asType(), Names.HTTP_REQUEST.canonicalName())) {
                problems.add(
                        parameter,
                        "an HTTP handler gets the request alone: take (HandlerContext ctx, HttpRequest request), and read "
                                + "the rest from the request's path, headers and body");
            }
            request = true;
        }
        TypeMirror returned = method.getReturnType();
        if (returned.getKind() != TypeKind.ERROR && !is(returned, Names.HTTP_RESPONSE.canonicalName())) {
            problems.add(
                    method,
                    "an HTTP handler returns its answer: write HttpResponse " + method.getSimpleName()
                            + "(HandlerContext ctx, HttpRequest request)");
        }
        return new Handler(method, method.getSimpleName().toString(), context, sender, request);
    }

    private static boolean is(TypeMirror type, String name) {
        return type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name);
    }

    /** The routes of the one router that is part of no other. */
    List<Route> routes(List<TypeElement> routers, List<Handler> handlers) {
        Set<TypeElement> parts = new LinkedHashSet<>();
        for (TypeElement router : routers) {
            AnnotationMirror annotation = Mirrors.find(router, Names.HTTP_ROUTER);
            if (annotation != null) {
                parts(annotation).forEach(part -> parts.add(part.router));
            }
        }
        List<TypeElement> roots =
                routers.stream().filter(each -> !parts.contains(each)).toList();
        if (roots.isEmpty()) {
            routers.stream()
                    .limit(1)
                    .forEach(each -> problems.add(
                            each, "these routers contain each other, so none is the root: remove one nest or merge"));
            return List.of();
        }
        for (TypeElement other : roots.subList(1, roots.size())) {
            problems.add(
                    other,
                    "a module has one root router, and " + roots.get(0).getQualifiedName()
                            + " is it already: nest or merge this one there");
        }
        List<Route> routes = new ArrayList<>();
        expand(roots.get(0), "", new ArrayList<>(), handlers, routes);
        return routes;
    }

    /** A router inside another one. */
    private record Part(TypeElement router, @Nullable AnnotationMirror nest, AnnotationValue value, String path) {}

    private static List<Part> parts(AnnotationMirror router) {
        List<Part> parts = new ArrayList<>();
        for (AnnotationValue nest : Mirrors.list(router, "nest")) {
            if (nest.getValue() instanceof AnnotationMirror mirror) {
                AnnotationValue value = Mirrors.value(mirror, "router");
                TypeElement type = value == null ? null : type(value);
                if (type != null && value != null) {
                    parts.add(new Part(type, mirror, value, Mirrors.text(mirror, "path")));
                }
            }
        }
        for (AnnotationValue value : Mirrors.list(router, "merge")) {
            TypeElement type = type(value);
            if (type != null) {
                parts.add(new Part(type, null, value, ""));
            }
        }
        return parts;
    }

    private static @Nullable TypeElement type(AnnotationValue value) {
        return value.getValue() instanceof DeclaredType type && type.getKind() != TypeKind.ERROR
                ? (TypeElement) type.asElement()
                : null;
    }

    private void expand(
            TypeElement router, String prefix, List<TypeElement> around, List<Handler> handlers, List<Route> routes) {
        AnnotationMirror annotation = Mirrors.find(router, Names.HTTP_ROUTER);
        if (annotation == null || around.contains(router)) {
            return;
        }
        for (AnnotationValue each : Mirrors.list(annotation, "value")) {
            if (each.getValue() instanceof AnnotationMirror route) {
                route(router, annotation, each, route, prefix, handlers, routes);
            }
        }
        around.add(router);
        for (Part part : parts(annotation)) {
            if (around.contains(part.router)) {
                problems.add(
                        router,
                        annotation,
                        part.value,
                        "router " + part.router.getSimpleName() + " would contain itself: remove it here");
            } else if (Mirrors.find(part.router, Names.HTTP_ROUTER) == null) {
                problems.add(
                        router,
                        annotation,
                        part.value,
                        part.router.getSimpleName() + " is no router: annotate it with @HttpRouter");
            } else if (part.nest != null && !PATH.matcher(part.path).matches()) {
                problems.add(router, annotation, part.value, badPath(part.path));
            } else {
                expand(part.router, join(prefix, part.path), around, handlers, routes);
            }
        }
        around.remove(router);
    }

    private void route(
            TypeElement router,
            AnnotationMirror annotation,
            AnnotationValue at,
            AnnotationMirror route,
            String prefix,
            List<Handler> handlers,
            List<Route> routes) {
        String path = Mirrors.text(route, "path");
        String handler = Mirrors.text(route, "handler");
        if (!PATH.matcher(path).matches()) {
            problems.add(router, annotation, at, badPath(path));
            return;
        }
        if (handlers.stream().noneMatch(each -> each.name().equals(handler))) {
            problems.add(router, annotation, at, noHandler(handler, handlers));
            return;
        }
        Route added = new Route(router, handler, method(Mirrors.constant(route, "method", "ANY")), join(prefix, path));
        for (Route other : routes) {
            if (other.path().equals(added.path()) && meets(other.method(), added.method())) {
                problems.add(
                        router,
                        annotation,
                        at,
                        "two routes answer " + text(added.method()) + " " + added.path() + " (the other leads to "
                                + other.handler() + "): remove one, or tell them apart by method");
                return;
            }
        }
        routes.add(added);
    }

    private static boolean meets(HttpMethod a, HttpMethod b) {
        return a instanceof HttpMethod.Any || b instanceof HttpMethod.Any || a.equals(b);
    }

    private static String text(HttpMethod method) {
        return method instanceof HttpMethod.Standard(String name) ? name : "any method at";
    }

    private static HttpMethod method(String constant) {
        return constant.equals("ANY") ? new HttpMethod.Any() : new HttpMethod.Standard(constant);
    }

    private static String badPath(String path) {
        return "`" + path + "` cannot be a path: begin with / and use a-z 0-9 - _ ~ / only";
    }

    private static String noHandler(String wanted, List<Handler> handlers) {
        String known = handlers.stream().map(Handler::name).collect(Collectors.joining(", "));
        return "there is no HTTP handler " + wanted
                + (known.isEmpty()
                        ? ": add @HttpHandler static HttpResponse " + wanted
                                + "(HandlerContext ctx, HttpRequest request)"
                        : ": the module has " + known);
    }

    /** A path below another: one slash between them. */
    private static String join(String prefix, String path) {
        String start = prefix;
        while (start.endsWith("/")) {
            start = start.substring(0, start.length() - 1);
        }
        return start + path;
    }
}
