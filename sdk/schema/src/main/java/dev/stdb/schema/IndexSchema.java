package dev.stdb.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table.
 *
 * @param name canonical name, {@code {table}_{columns}_idx_{kind}} unless named explicitly
 * @param sourceName the module's own name of it: an alias that {@code index_id_from_name} finds too
 * @param accessorName what generated code calls it; null for an index without accessor
 */
public record IndexSchema(
        String name, String sourceName, @Nullable String accessorName, IndexAlgorithm algorithm) {
    /** Positions of the indexed columns, in index order. */
    public List<Integer> columns() {
        return algorithm.columns();
    }
}
