package dev.stdb.host.datastore;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.sql.Bound;
import dev.stdb.sql.BoundSelect;
import dev.stdb.sql.SqlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a SELECT before its projection: one array per result, with one row of every relation. */
final class Join {
    /** More rows at once, before the condition is asked, are refused rather than held in memory. */
    private static final int MAX_ROWS = 2_000_000;

    private final Datastore datastore;
    private final BoundSelect select;
    private final ReadView view;

    Join(Datastore datastore, BoundSelect select, ReadView view) {
        this.datastore = datastore;
        this.select = select;
        this.view = view;
    }

    List<AlgebraicValue.Product[]> rows() {
        List<AlgebraicValue.Product[]> joined = List.<AlgebraicValue.Product[]>of(new AlgebraicValue.Product[0]);
        for (int i = 0; i < select.relations().size(); i++) {
            joined = joined(joined, i);
        }
        var condition = select.condition();
        return condition == null
                ? joined
                : joined.stream().filter(condition::test).toList();
    }

    private List<AlgebraicValue.Product[]> joined(List<AlgebraicValue.Product[]> left, int number) {
        var store = datastore.store(select.relations().get(number).table().id());
        var rows = AccessPath.choose(store.info, select.bounds(number)).rows(view).stream()
                .map(store::decode)
                .toList();
        var on = select.relations().get(number).on();
        var mine = on == null ? null : side(on, number, true);
        var other = on == null ? null : side(on, number, false);
        var result = new ArrayList<AlgebraicValue.Product[]>();
        if (mine == null || other == null) {
            for (var tuple : left) {
                rows.forEach(row -> add(result, tuple, row));
            }
            return on == null
                    ? result
                    : result.stream().filter(tuple -> agrees(tuple, on)).toList();
        }
        Map<AlgebraicValue, List<AlgebraicValue.Product>> byKey = new HashMap<>();
        for (var row : rows) {
            byKey.computeIfAbsent(row.get(mine.position()), key -> new ArrayList<>())
                    .add(row);
        }
        for (var tuple : left) {
            var key = tuple[other.relation()].get(other.position());
            byKey.getOrDefault(key, List.of()).forEach(row -> add(result, tuple, row));
        }
        return result;
    }

    /** The column of the join that belongs to relation {@code number}, or the one that does not; null when both or neither do. */
    private static Bound.@Nullable ColumnRef side(Bound.JoinOn on, int number, boolean own) {
        boolean leftIsOwn = on.left().relation() == number;
        if (leftIsOwn == (on.right().relation() == number)) {
            return null;
        }
        return leftIsOwn == own ? on.left() : on.right();
    }

    private static boolean agrees(AlgebraicValue.Product[] tuple, Bound.JoinOn on) {
        return tuple[on.left().relation()]
                .get(on.left().position())
                .equals(tuple[on.right().relation()].get(on.right().position()));
    }

    private static void add(
            List<AlgebraicValue.Product[]> result, AlgebraicValue.Product[] tuple, AlgebraicValue.Product row) {
        if (result.size() >= MAX_ROWS) {
            throw new SqlException.NotOffered(
                    "This host joins up to " + MAX_ROWS + " rows at once, and this join has more");
        }
        var longer = java.util.Arrays.copyOf(tuple, tuple.length + 1);
        longer[tuple.length] = row;
        result.add(longer);
    }
}
