package dev.stdb.schema;

import java.util.List;

/**
 * A unique constraint of a table, the only kind there is.
 *
 * @param columns positions of the columns, ascending and each once
 */
public record ConstraintSchema(String name, List<Integer> columns) {
    public ConstraintSchema {
        columns = List.copyOf(columns);
    }
}
