package dev.stdb.client.http;

import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.List;

/**
 * The result of one SQL statement.
 *
 * @param type the columns; none for a statement that changes rows
 * @param rows one product per row, of {@code type}
 * @param micros how long it took on the server, in microseconds
 * @param inserted rows inserted
 * @param deleted rows deleted
 * @param updated rows updated
 */
public record SqlResult(
        ProductType type, List<AlgebraicValue.Product> rows, long micros, long inserted, long deleted, long updated) {
    public SqlResult {
        rows = List.copyOf(rows);
    }
}
