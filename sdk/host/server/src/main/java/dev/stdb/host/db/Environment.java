package dev.stdb.host.db;

import dev.stdb.host.program.Errno;
import dev.stdb.host.program.ProgramException;
import dev.stdb.schema.EnvironmentValues;
import dev.stdb.schema.EnvironmentVariable;
import dev.stdb.schema.ModuleSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The environment variables of a database: what was published, and which of them the module declares and so may read.
 * Immutable.
 */
final class Environment {
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
        Optional<String> problem = EnvironmentValues.problem(schema, values);
        if (problem.isPresent()) {
            throw new ProgramException(problem.get());
        }
        List<EnvironmentVariable> variables = schema.environment() == null ? List.of() : schema.environment();
        return new Environment(
                values, variables.stream().map(EnvironmentVariable::name).collect(Collectors.toSet()));
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
