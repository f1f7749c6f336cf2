package dev.stdb.host.db;

import dev.stdb.host.program.Errno;
import dev.stdb.host.program.ProgramException;
import dev.stdb.schema.EnvironmentVariable;
import dev.stdb.schema.EnvironmentVariable.Constraint;
import dev.stdb.schema.ModuleSchema;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of a database: what was published, and which of them the module declares and so may read.
 * Immutable.
 */
final class Environment {
    private static final int MAX_VALUES = 256;
    private static final int MAX_VALUE_BYTES = 8192;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,255}");

    private final Map<String, String> values;
    private final Set<String> declared;

    private Environment(Map<String, String> values, Set<String> declared) {
        this.values = Map.copyOf(values);
        this.declared = Set.copyOf(declared);
    }

    /**
     * The environment of a module.
     *
     * @throws ProgramException when a value breaks a rule, or a required one is missing
     */
    static Environment of(ModuleSchema schema, Map<String, String> values) throws ProgramException {
        String problem = problem(values);
        var declared = new HashSet<String>();
        List<EnvironmentVariable> variables = schema.environment() == null ? List.of() : schema.environment();
        for (EnvironmentVariable variable : variables) {
            declared.add(variable.name());
            problem = problem != null ? problem : problem(variable, values.get(variable.name()));
        }
        if (problem != null) {
            throw new ProgramException(problem);
        }
        return new Environment(values, declared);
    }

    private static @Nullable String problem(Map<String, String> values) {
        if (values.size() > MAX_VALUES) {
            return "too many stored values";
        }
        for (var entry : values.entrySet()) {
            if (!NAME.matcher(entry.getKey()).matches()) {
                return "invalid name";
            }
            if (entry.getValue().getBytes(StandardCharsets.UTF_8).length > MAX_VALUE_BYTES) {
                return about(entry.getKey(), "value exceeds size limit");
            }
        }
        return null;
    }

    private static @Nullable String problem(EnvironmentVariable variable, @Nullable String value) {
        if (value == null) {
            return variable.optional() ? null : about(variable.name(), "required value is missing");
        }
        boolean fits = switch (variable.constraint()) {
            case Constraint.AnyText() -> true;
            case Constraint.Literal(String only) -> only.equals(value);
            case Constraint.OneOf(List<String> some) -> some.contains(value);
        };
        return fits ? null : about(variable.name(), "value does not satisfy its declared string constraint");
    }

    private static String about(String key, String problem) {
        return "environment key \"" + key + "\": " + problem;
    }

    /** What is published, with some values set anew. */
    Map<String, String> with(Map<String, String> set) {
        var all = new HashMap<>(values);
        all.putAll(set);
        return Map.copyOf(all);
    }

    /** Whether these values are what is published. */
    boolean holds(Map<String, String> others) {
        return values.equals(others);
    }

    /**
     * The value of a variable, empty if it has none.
     *
     * @throws Errno.Fatal when the module does not declare it
     */
    Optional<String> get(String key) {
        if (!declared.contains(key)) {
            throw new Errno.Fatal("the module declares no environment variable \"" + key + "\"");
        }
        return Optional.ofNullable(values.get(key));
    }
}
