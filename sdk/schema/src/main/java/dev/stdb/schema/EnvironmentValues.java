package dev.stdb.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a server from 2.11.0 asks of the values of environment variables when a module is published with them. */
public final class EnvironmentValues {
    private static final int MAX_VALUES = 256;
    private static final int MAX_VALUE_BYTES = 8192;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,255}");

    private EnvironmentValues() {}

    /** Why a server would not publish {@code module} with these values, in its words: the first of the reasons; empty if it would. */
    public static Optional<String> problem(ModuleSchema module, Map<String, String> values) {
        if (values.size() > MAX_VALUES) {
            return Optional.of("too many stored values");
        }
        Optional<String> bad = values.entrySet().stream()
                .flatMap(entry -> problem(entry.getKey(), entry.getValue()).stream())
                .findFirst();
        List<EnvironmentVariable> declared = module.environment() == null ? List.of() : module.environment();
        return bad.or(() -> declared.stream()
                .flatMap(variable -> problem(variable, values).stream())
                .findFirst());
    }

    private static Optional<String> problem(String key, String value) {
        if (!NAME.matcher(key).matches()) {
            return Optional.of("invalid name");
        }
        return value.getBytes(StandardCharsets.UTF_8).length > MAX_VALUE_BYTES
                ? about(key, "value exceeds size limit")
                : Optional.empty();
    }

    private static Optional<String> problem(EnvironmentVariable variable, Map<String, String> values) {
        String value = values.get(variable.name());
        if (value == null) {
            return variable.optional() ? Optional.empty() : about(variable.name(), "required value is missing");
        }
        return variable.constraint().allows(value)
                ? Optional.empty()
                : about(variable.name(), "value does not satisfy its declared string constraint");
    }

    private static Optional<String> about(String key, String problem) {
        return Optional.of("environment key \"" + key + "\": " + problem);
    }
}
