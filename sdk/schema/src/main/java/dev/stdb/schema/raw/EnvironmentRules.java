package dev.stdb.schema.raw;

import dev.stdb.schema.EnvironmentVariable;
import dev.stdb.schema.EnvironmentVariable.Constraint;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a declared environment must keep to (servers from 2.11.0). */
final class EnvironmentRules {
    private EnvironmentRules() {}

    private static final int MAX_DECLARATIONS = 256;
    private static final int MAX_VALUE_BYTES = 8192;
    private static final int MAX_TOTAL_BYTES = 2 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,255}");

    /** The server's text for the first thing wrong; null if nothing is. */
    static @Nullable String problem(List<EnvironmentVariable> variables) {
        if (variables.size() > MAX_DECLARATIONS) return "too many declarations";
        var seen = new HashSet<String>();
        long total = 0;
        for (EnvironmentVariable variable : variables) {
            if (!NAME.matcher(variable.name()).matches()) return "invalid name";
            String problem = seen.add(variable.name()) ? problem(variable.constraint()) : "duplicate declaration";
            total += bytes(variable.name()) + literalBytes(variable.constraint());
            if (problem == null && total > MAX_TOTAL_BYTES) problem = "declaration schema exceeds size limit";
            if (problem != null) return "environment key " + TypeText.quote(variable.name()) + ": " + problem;
        }
        return null;
    }

    private static @Nullable String problem(Constraint constraint) {
        return switch (constraint) {
            case Constraint.AnyText() -> null;
            case Constraint.Literal(var value) -> valueProblem(value);
            case Constraint.OneOf(var values) -> {
                if (values.isEmpty()) yield "string union must not be empty";
                if (values.size() > MAX_DECLARATIONS) yield "string union has too many entries";
                for (String value : values) {
                    if (valueProblem(value) != null) yield valueProblem(value);
                }
                yield null;
            }
        };
    }

    private static @Nullable String valueProblem(String value) {
        return bytes(value) > MAX_VALUE_BYTES ? "declared literal exceeds value size limit" : null;
    }

    private static long literalBytes(Constraint constraint) {
        return switch (constraint) {
            case Constraint.AnyText() -> 0;
            case Constraint.Literal(var value) -> bytes(value);
            case Constraint.OneOf(var values) ->
                values.stream().mapToLong(EnvironmentRules::bytes).sum();
        };
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
