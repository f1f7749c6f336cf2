package dev.stdb.client;

import dev.stdb.client.internal.cache.RowRefs;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Rows by where they lie; each is made when it is asked for. */
final class RowList extends AbstractList<Row> implements RandomAccess {
    private final RowRefs refs;
    private final RowType type;

    private RowList(RowRefs refs, RowType type) {
        this.refs = refs;
        this.type = type;
    }

    static List<Row> of(RowRefs refs, RowType type) {
        return refs.size() == 0 ? List.of() : new RowList(refs, type);
    }

    @Override
    public Row get(int index) {
        return new Row(refs.bytes(index), refs.offset(index), refs.length(index), type);
    }

    @Override
    public int size() {
        return refs.size();
    }

    /** Pairs of rows before and after; both lists have one size. */
    static final class Updates extends AbstractList<RowUpdate> implements RandomAccess {
        private final List<Row> before;
        private final List<Row> after;

        private Updates(List<Row> before, List<Row> after) {
            this.before = before;
            this.after = after;
        }

        static List<RowUpdate> of(List<Row> before, List<Row> after) {
            return before.isEmpty() ? List.of() : new Updates(before, after);
        }

        @Override
        public RowUpdate get(int index) {
            return new RowUpdate(before.get(index), after.get(index));
        }

        @Override
        public int size() {
            return before.size();
        }
    }
}
