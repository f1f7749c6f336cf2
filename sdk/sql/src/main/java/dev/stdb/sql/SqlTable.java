package dev.stdb.sql;

import java.util.List;
import java.util.Optional;

/**
 * A table as statements see it.
 *
 * @param id the table's id, whatever the engine numbers tables by
 * @param name the canonical name
 * @param columns all columns by position; types hold no references
 * @param isPublic whether others than the owner may read it
 * @param isEvent whether its rows live only in their transaction
 * @param isView whether its rows are computed, so that statements cannot write it
 * @param indexes the columns of each index that answers point lookups
 */
public record SqlTable(
        int id,
        String name,
        List<SqlColumn> columns,
        boolean isPublic,
        boolean isEvent,
        boolean isView,
        List<List<Integer>> indexes) {
    public SqlTable {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /** The column called {@code name}: canonical names go before accessor names. */
    public Optional<SqlColumn> column(String name) {
        for (var column : columns) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
        }
        for (var column : columns) {
            if (column.alias().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
