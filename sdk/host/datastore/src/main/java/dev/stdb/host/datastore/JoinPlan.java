package dev.stdb.host.datastore;

import dev.stdb.sql.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The rows of one of two relations, once for every row of the other that they join with.
 *
 * <p>What a transaction means to the result follows from what it did to the two and from what they hold afterwards (crates/subscription/src/lib.rs): with R and S
 * afterwards and what came (+) and went (-), there come {@code R S+, R+ S, R+ S-, R- S+} and there go {@code R S-, R- S, R+ S+, R- S-}.
 */
final class JoinPlan implements Plan {
    private final Datastore datastore;
    private final Relations relations;
    private final Side left;
    private final Side right;
    private final int returned;

    /** One side of the join: a source, the column it is joined by, and its index for that column if it has one. */
    private record Side(Source source, int column, Optional<Lookup> lookup) {
        static Side of(Source source, int column) {
            return new Side(source, column, source.lookup(column));
        }

        int table() {
            return source.store.info.id();
        }

        Probe all(ReadView view) {
            return Probe.of(source, column, lookup, view);
        }

        Changed changed(TxDelta delta) {
            var table = delta.of(table());
            return table == null
                    ? new Changed(List.of(), List.of())
                    : new Changed(source.matching(table.added()), source.matching(table.deletes()));
        }

        Probe some(List<Row> rows) {
            return Probe.of(source, column, rows);
        }
    }

    /** What came to one side and what went. */
    private record Changed(List<Row> added, List<Row> deleted) {
        boolean isEmpty() {
            return added.isEmpty() && deleted.isEmpty();
        }
    }

    /** {@code equality} is that of the second relation; {@code returned} the number of the one whose rows are wanted. */
    JoinPlan(Datastore datastore, Relations relations, Relations.Equality equality, int returned) {
        this.datastore = datastore;
        this.relations = relations;
        this.left = Side.of(relations.sources().get(0), equality.column());
        this.right = Side.of(relations.sources().get(1), equality.own());
        this.returned = returned;
    }

    @Override
    public Set<Integer> reads() {
        return relations.sources().stream()
                .map(source -> source.store.info.id())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<byte[]> rows(ReadView view) {
        return new Join(relations, view)
                .rows().stream().map(tuple -> tuple[returned].visible()).toList();
    }

    @Override
    public QueryChange changes(TxDelta delta, ReadView after) {
        var r = left.changed(delta);
        var s = right.changed(delta);
        if (r.isEmpty() && s.isEmpty()) {
            return QueryChange.NONE;
        }
        var bag = new Bag();
        withLeft(r.added(), right.all(after), row -> bag.add(row, 1));
        withRight(s.added(), left.all(after), row -> bag.add(row, 1));
        withLeft(r.added(), right.some(s.deleted()), row -> bag.add(row, 1));
        withLeft(r.deleted(), right.some(s.added()), row -> bag.add(row, 1));
        withLeft(r.deleted(), right.all(after), row -> bag.add(row, -1));
        withRight(s.deleted(), left.all(after), row -> bag.add(row, -1));
        withLeft(r.added(), right.some(s.added()), row -> bag.add(row, -1));
        withLeft(r.deleted(), right.some(s.deleted()), row -> bag.add(row, -1));
        return QueryChange.of(relations.sources().get(returned).store.info, bag.gained(), bag.lost());
    }

    private void withLeft(List<Row> rows, Probe others, Consumer<byte[]> out) {
        for (var row : rows) {
            others.rows(row.column(left.column)).forEach(other -> emit(row, other, out));
        }
    }

    private void withRight(List<Row> rows, Probe others, Consumer<byte[]> out) {
        for (var row : rows) {
            others.rows(row.column(right.column)).forEach(other -> emit(other, row, out));
        }
    }

    private void emit(Row ofLeft, Row ofRight, Consumer<byte[]> out) {
        for (Condition part : relations.residual()) {
            if (!part.test(ofLeft.values(), ofRight.values())) {
                return;
            }
        }
        out.accept((returned == 0 ? ofLeft : ofRight).visible());
    }

    @Override
    public long scanned(ReadView view) {
        return Estimate.scanned(datastore, relations, view);
    }
}
