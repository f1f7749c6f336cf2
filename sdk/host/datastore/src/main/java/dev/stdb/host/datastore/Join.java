package dev.stdb.host.datastore;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.sql.SqlException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of a SELECT before its projection: one array per result, with one row of every relation. */
final class Join {
    /** More rows at once, before the whole condition is asked, are refused rather than held in memory. */
    private static final int MAX_ROWS = 2_000_000;
    /** So many lookups in an index cost as much as looking at one table's rows once. */
    private static final int LOOKUPS_PER_SCAN = 4;

    private final Relations relations;
    private final ReadView view;

    Join(Relations relations, ReadView view) {
        this.relations = relations;
        this.view = view;
    }

    List<Row[]> rows() {
        List<Row[]> joined = relations.sources().getFirst().rows(view).stream()
                .map(row -> new Row[] {row})
                .toList();
        for (int i = 1; i < relations.sources().size(); i++) {
            joined = joined(joined, i);
        }
        return joined.stream().filter(this::satisfies).toList();
    }

    private boolean satisfies(Row[] tuple) {
        if (relations.residual().isEmpty()) {
            return true;
        }
        var values = Arrays.stream(tuple).map(Row::values).toArray(AlgebraicValue.Product[]::new);
        return relations.residual().stream().allMatch(part -> part.test(values));
    }

    private List<Row[]> joined(List<Row[]> left, int number) {
        var source = relations.sources().get(number);
        var equality = relations.equality(number);
        var result = new ArrayList<Row[]>();
        if (equality == null) {
            var rows = source.rows(view);
            left.forEach(tuple -> rows.forEach(row -> add(result, tuple, row)));
            return result;
        }
        var lookup = source.lookup(equality.own());
        boolean few = (long) left.size() * LOOKUPS_PER_SCAN < view.rowCount(source.store.info.id());
        var probe = few && lookup.isPresent()
                ? Probe.of(source, equality.own(), lookup, view)
                : Probe.of(source, equality.own(), source.rows(view));
        for (var tuple : left) {
            probe.rows(tuple[equality.other()].column(equality.column())).forEach(row -> add(result, tuple, row));
        }
        return result;
    }

    private static void add(List<Row[]> result, Row[] tuple, Row row) {
        if (result.size() >= MAX_ROWS) {
            throw new SqlException.NotOffered(
                    "This host joins up to " + MAX_ROWS + " rows at once, and this join has more");
        }
        var longer = Arrays.copyOf(tuple, tuple.length + 1);
        longer[tuple.length] = row;
        result.add(longer);
    }
}
