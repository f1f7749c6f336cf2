package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.sql.ColumnBound;
import dev.stdb.sql.Condition;
import dev.stdb.sql.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One relation of a query: the rows of a table, or of one result of a view, that satisfy all that is asked about them alone. Immutable. */
final class Source {
    final TableStore store;
    final @Nullable ViewInstance instance;
    private final byte @Nullable [] mark;
    private final List<Condition> conditions;
    private final List<ColumnBound> bounds;
    private final AccessPath path;

    /** {@code conditions} ask about relation 0; of a view {@code caller} sees what is theirs. */
    Source(TableStore store, List<Condition> conditions, Identity caller) {
        this(store, conditions, instance(store.info, caller));
    }

    /** One result of a view. */
    Source(TableStore store, ViewInstance instance) {
        this(store, List.of(), instance);
    }

    private Source(TableStore store, List<Condition> conditions, @Nullable ViewInstance instance) {
        this.store = store;
        this.conditions = conditions;
        this.instance = instance;
        mark = instance == null ? null : instance.markBytes();
        var known = new ArrayList<>(new Condition.All(conditions).bounds(0));
        if (instance != null) {
            known.add(new ColumnBound(0, Expr.Comparison.EQ, new AlgebraicValue.U256(instance.mark())));
        }
        bounds = List.copyOf(known);
        path = AccessPath.choose(store.info, bounds);
    }

    private static @Nullable ViewInstance instance(TableInfo table, Identity caller) {
        var view = table.view();
        return view == null ? null : ViewInstance.of(table, view, caller);
    }

    /** Whether something is asked of its rows; of a view always whose they are. */
    boolean isFiltered() {
        return instance != null || !conditions.isEmpty();
    }

    /** Its rows; of an event table none, since they are not stored. */
    List<Row> rows(ReadView view) {
        return store.info.isEvent() ? List.of() : matching(path.rows(view));
    }

    /** Those of the table's {@code rows} that are its own. */
    List<Row> matching(List<byte[]> rows) {
        var own = new ArrayList<Row>(rows.size());
        for (byte[] bytes : rows) {
            var row = new Row(store, bytes);
            if (includes(row)) {
                own.add(row);
            }
        }
        return own;
    }

    private boolean includes(Row row) {
        if (mark != null && !ViewInstance.isMarked(row.bytes(), mark)) {
            return false;
        }
        for (var condition : conditions) {
            if (!condition.test(row.values())) {
                return false;
            }
        }
        return true;
    }

    /** The index that finds its rows by {@code column}: the last of the index's columns, those before it fixed by what is asked; empty when there is none. */
    Optional<Lookup> lookup(int column) {
        return store.info.indexes().stream()
                .flatMap(index -> lookup(index, column).stream())
                .findFirst();
    }

    private Optional<Lookup> lookup(IndexInfo index, int column) {
        var columns = index.columns();
        if (columns.isEmpty() || columns.getLast() != column) {
            return Optional.empty();
        }
        var prefix = new BsatnWriter();
        for (int fixed : columns.subList(0, columns.size() - 1)) {
            var value = equal(fixed);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            codec(fixed).write(value.get(), prefix);
        }
        return Optional.of(new Lookup(index, prefix.toByteArray()));
    }

    private ValueCodec codec(int column) {
        return new ValueCodec(
                Typespace.EMPTY, store.info.rowType().elements().get(column).type());
    }

    private Optional<AlgebraicValue> equal(int column) {
        return bounds.stream()
                .filter(bound -> bound.position() == column && bound.op() == Expr.Comparison.EQ)
                .map(ColumnBound::value)
                .findFirst();
    }

    // ---- what the server thinks that it costs (crates/core/src/estimation.rs)

    /** How many rows the server expects to get from it. */
    long expected(Datastore datastore, ReadView view) {
        long count = view.rowCount(store.info.id());
        var index = wholeIndex();
        return index == null ? count : perKey(datastore, index, count);
    }

    /** How many rows the server expects to look at for that: those, and once more each if something is still to be asked of it. */
    long scanned(Datastore datastore, ReadView view) {
        var index = wholeIndex();
        int answered = index == null ? 0 : index.columns().size();
        int asked = conditions.size() + (instance == null ? 0 : 1);
        long expected = expected(datastore, view);
        return asked > answered ? 2 * expected : expected;
    }

    static long perKey(Datastore datastore, IndexInfo index, long count) {
        long keys = datastore.index(index.id()).keys();
        return keys == 0 ? 0 : count / keys;
    }

    /** The longest index whose columns are all fixed. */
    private @Nullable IndexInfo wholeIndex() {
        IndexInfo best = null;
        for (var index : store.info.indexes()) {
            boolean fixed = !index.columns().isEmpty()
                    && index.columns().stream().allMatch(column -> equal(column).isPresent());
            if (fixed
                    && (best == null || index.columns().size() > best.columns().size())) {
                best = index;
            }
        }
        return best;
    }
}
