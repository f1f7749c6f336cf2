package dev.stdb.host.datastore;

import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.List;

/**
 * The answer to one statement.
 *
 * @param columns names and types of the result's columns; none for DML
 * @param rows one product per row, its values as {@code columns} says
 * @param inserted rows that an INSERT added
 * @param deleted rows that a DELETE removed
 * @param updated rows that an UPDATE matched
 * @param delta what the statement changed, for subscribers
 */
public record SqlResult(
        ProductType columns,
        List<AlgebraicValue.Product> rows,
        long inserted,
        long deleted,
        long updated,
        TxDelta delta) {
    static final TxDelta UNCHANGED = new TxDelta(List.of());

    public SqlResult {
        rows = List.copyOf(rows);
    }

    static SqlResult changed(long inserted, long deleted, long updated, TxDelta delta) {
        return new SqlResult(new ProductType(List.of()), List.of(), inserted, deleted, updated, delta);
    }
}
