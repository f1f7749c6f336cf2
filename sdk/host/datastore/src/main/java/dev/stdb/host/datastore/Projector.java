package dev.stdb.host.datastore;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.sql.Bound;
import dev.stdb.sql.BoundSelect;
import java.util.List;

/** What a SELECT returns of its joined rows. */
final class Projector {
    private Projector() {}

    static List<AlgebraicValue.Product> project(BoundSelect select, List<AlgebraicValue.Product[]> rows) {
        long limit = select.limit().orElse(-1);
        return switch (select.projection()) {
            case Bound.Projection.Count count ->
                limit == 0 ? List.of() : List.of(AlgebraicValue.Product.of(new AlgebraicValue.U64(rows.size())));
            case Bound.Projection.Rows(int relation) ->
                limited(rows, limit).stream().map(tuple -> tuple[relation]).toList();
            case Bound.Projection.Columns(var columns) ->
                limited(rows, limit).stream()
                        .map(tuple -> columns(columns, tuple))
                        .toList();
        };
    }

    private static List<AlgebraicValue.Product[]> limited(List<AlgebraicValue.Product[]> rows, long limit) {
        boolean cut = Long.compareUnsigned(limit, rows.size()) < 0;
        return cut ? rows.subList(0, (int) limit) : rows;
    }

    private static AlgebraicValue.Product columns(
            List<Bound.Projection.Output> columns, AlgebraicValue.Product[] tuple) {
        return new AlgebraicValue.Product(columns.stream()
                .map(Bound.Projection.Output::column)
                .map(column -> tuple[column.relation()].get(column.position()))
                .toList());
    }
}
