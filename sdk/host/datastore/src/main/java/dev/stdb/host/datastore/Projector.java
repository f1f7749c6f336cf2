package dev.stdb.host.datastore;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.sql.Bound;
import dev.stdb.sql.BoundSelect;
import java.util.ArrayList;
import java.util.List;

/** What a SELECT returns of its joined rows. */
final class Projector {
    private final BoundSelect asked;
    private final List<AlgebraicValue.Product> results = new ArrayList<>();
    private long count;

    /** {@code asked} is the SELECT as the caller wrote it. */
    Projector(BoundSelect asked) {
        this.asked = asked;
    }

    /** Adds the joined rows of one of the queries that make up the one asked. */
    void add(Bound.Projection projection, List<Row[]> tuples) {
        count += tuples.size();
        for (var tuple : tuples) {
            switch (projection) {
                case Bound.Projection.Count counted -> {}
                case Bound.Projection.Rows(int relation) -> results.add(tuple[relation].visibleValues());
                case Bound.Projection.Columns(var columns) -> results.add(columns(columns, tuple));
            }
        }
    }

    private static AlgebraicValue.Product columns(List<Bound.Projection.Output> columns, Row[] tuple) {
        return new AlgebraicValue.Product(columns.stream()
                .map(Bound.Projection.Output::column)
                .map(column -> tuple[column.relation()].values().get(column.position()))
                .toList());
    }

    List<AlgebraicValue.Product> results() {
        long limit = asked.limit().orElse(-1);
        if (asked.projection() instanceof Bound.Projection.Count) {
            return limit == 0 ? List.of() : List.of(AlgebraicValue.Product.of(new AlgebraicValue.U64(count)));
        }
        boolean cut = Long.compareUnsigned(limit, results.size()) < 0;
        return cut ? results.subList(0, (int) limit) : results;
    }
}
