package dev.stdb.schema.raw;

import dev.stdb.schema.ModuleSchema;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a definition: a schema, or every reason why the server would refuse it. */
public sealed interface Lifted {
    record Ok(ModuleSchema schema) implements Lifted {}

    /** @param errors at least one, in the server's order, each once */
    record Invalid(List<SchemaError> errors) implements Lifted {
        public Invalid {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) throw new IllegalArgumentException("an invalid definition has an error");
        }

        /** The server's text: {@code Errors occurred:}, then each error and an empty line. */
        public String text() {
            return errors.stream()
                    .map(error -> error.text() + "\n\n")
                    .collect(Collectors.joining("", "Errors occurred:\n", ""));
        }
    }

    /**
     * The schema.
     *
     * @throws IllegalArgumentException with the server's text if the definition is invalid
     */
    default ModuleSchema orThrow() {
        return switch (this) {
            case Ok(var schema) -> schema;
            case Invalid invalid -> throw new IllegalArgumentException(invalid.text());
        };
    }
}
