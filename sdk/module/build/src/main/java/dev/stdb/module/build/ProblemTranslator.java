package dev.stdb.module.build;

import dev.stdb.module.processor.NotAvailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.teavm.callgraph.CallGraph;
import org.teavm.callgraph.CallGraphNode;
import org.teavm.callgraph.CallSite;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.diagnostics.ProblemSeverity;
import org.teavm.model.CallLocation;
import org.teavm.model.FieldReference;
import org.teavm.model.MethodReference;
import org.teavm.model.TextLocation;

/**
 * TeaVM's problems in the author's terms: at the line of the module that leads to them, however deep in libraries they lie,
 * and with what to use instead.
 */
final class ProblemTranslator {
    private static final String GENERAL_HINT =
            "Modules have the part of Java's class library that runs inside a database. Use another class or method here.";

    private final CallGraph calls;
    private final Predicate<String> own;
    private final Path sources;

    /**
     * @param own whether a class belongs to the module's sources
     * @param sources the source folder
     */
    ProblemTranslator(CallGraph calls, Predicate<String> own, Path sources) {
        this.calls = calls;
        this.own = own;
        this.sources = sources;
    }

    /** Where in the module's own code something was reached from. */
    private record Place(MethodReference method, @Nullable TextLocation location) {}

    Diagnostic translate(Problem problem) {
        var text = new DefaultProblemTextConsumer();
        problem.render(text);
        CallLocation location = problem.getLocation();
        Place place = location == null ? null : find(location);
        String missing = missing(problem);
        String message = missing == null ? text.getText() : missing + NotAvailable.MESSAGE;
        String hint = hint(problem).orElse(missing == null ? "" : GENERAL_HINT);
        if (place != null && location != null && !place.method().equals(location.getMethod())) {
            hint = hint + (hint.isEmpty() ? "" : "\n") + "It is reached through " + name(location.getMethod()) + ".";
        }
        var severity = problem.getSeverity() == ProblemSeverity.ERROR
                ? Diagnostic.Severity.ERROR
                : Diagnostic.Severity.WARNING;
        if (place == null) {
            return new Diagnostic(null, 0, 0, severity, message, hint);
        }
        return new Diagnostic(file(place), line(place), 0, severity, message, hint);
    }

    private static @Nullable String missing(Problem problem) {
        if (!problem.getText().contains("was not found") && !problem.getText().contains("is native")) {
            return null;
        }
        for (Object parameter : problem.getParams()) {
            if (parameter instanceof MethodReference method) {
                return name(method);
            }
            if (parameter instanceof FieldReference field) {
                return field.getClassName() + "." + field.getFieldName();
            }
            if (parameter instanceof String className) {
                return className;
            }
        }
        return null;
    }

    private static String name(MethodReference method) {
        return method.getClassName() + "." + method.getName();
    }

    private static Optional<String> hint(Problem problem) {
        for (Object parameter : problem.getParams()) {
            var hint = switch (parameter) {
                case MethodReference method ->
                    NotAvailable.call(method.getClassName(), method.getName(), method.parameterCount());
                case String className -> NotAvailable.type(className);
                default -> Optional.<String>empty();
            };
            if (hint.isPresent()) {
                return hint;
            }
        }
        return Optional.empty();
    }

    /** The nearest caller in the module's own code, by breadth. */
    private @Nullable Place find(CallLocation location) {
        if (own.test(location.getMethod().getClassName())) {
            return new Place(location.getMethod(), location.getSourceLocation());
        }
        Set<MethodReference> seen = new HashSet<>();
        var queue = new ArrayDeque<MethodReference>();
        queue.add(location.getMethod());
        while (!queue.isEmpty()) {
            CallGraphNode node = calls.getNode(queue.remove());
            if (node == null) {
                continue;
            }
            for (CallSite site : node.getCallerCallSites()) {
                for (CallGraphNode caller : site.getCallers()) {
                    if (own.test(caller.getMethod().getClassName())) {
                        var at = site.getLocations(caller);
                        return new Place(
                                caller.getMethod(),
                                at.isEmpty() ? null : List.copyOf(at).get(0));
                    }
                    if (seen.add(caller.getMethod())) {
                        queue.add(caller.getMethod());
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Path file(Place place) {
        String name = place.location() != null ? place.location().getFileName() : null;
        if (name == null) {
            String outer = place.method().getClassName().replaceAll("\\$.*", "");
            name = outer.replace('.', '/') + ".java";
        }
        Path file = sources.resolve(name);
        return Files.exists(file) ? file : null;
    }

    private static int line(Place place) {
        TextLocation location = place.location();
        return location == null ? 0 : Math.max(0, location.getLine());
    }
}
