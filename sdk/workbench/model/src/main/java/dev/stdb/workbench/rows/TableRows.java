package dev.stdb.workbench.rows;

import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table: all of them in order, those the filter lets through, and the deleted ones that still show for a
 * moment. A change costs time by the rows it touches, looking at a row the logarithm of how many there are; only a new
 * filter or a new order walks all.
 */
public final class TableRows {
    /** A transaction that deletes more rows than this makes the rest vanish at once. */
    static final int MAX_GHOSTS = 500;

    private final RowOrder order;
    private final RowTree<GridRow> all;
    private final RowTree<GridRow> shown;
    private final List<GridRow> ghosts;
    private final @Nullable Predicate<AlgebraicValue.Product> filter;

    private TableRows(
            RowOrder order,
            RowTree<GridRow> all,
            RowTree<GridRow> shown,
            List<GridRow> ghosts,
            @Nullable Predicate<AlgebraicValue.Product> filter) {
        this.order = order;
        this.all = all;
        this.shown = shown;
        this.ghosts = ghosts;
        this.filter = filter;
    }

    public static TableRows none(RowOrder order) {
        return new TableRows(order, RowTree.empty(order), RowTree.empty(order), List.of(), null);
    }

    /** The same order and filter over these rows, none of them flashing: what a subscription starts with. */
    public TableRows loaded(Collection<AlgebraicValue.Product> rows) {
        var loaded = RowTree.of(rows.stream().map(GridRow::settled).toList(), order);
        return new TableRows(order, loaded, passing(loaded), List.of(), filter);
    }

    /** After these changes, which flash from now on. */
    public TableRows after(List<RowChange> changes, long nowMillis) {
        var edit = new Edit(this);
        for (RowChange change : changes) {
            switch (change) {
                case RowChange.Inserted inserted -> edit.insert(inserted.row(), nowMillis);
                case RowChange.Deleted deleted -> edit.delete(deleted.row(), nowMillis);
                case RowChange.Updated updated -> edit.update(updated.before(), updated.after(), nowMillis);
                case RowChange.Happened happened -> {} // never kept
            }
        }
        return edit.done();
    }

    /** Without the deleted rows that have been shown long enough. */
    public TableRows settled(long nowMillis) {
        if (ghosts.isEmpty() || ghosts.getFirst().strength(nowMillis) > 0) return this;
        var edit = new Edit(this);
        edit.dropSettled(nowMillis);
        return edit.done();
    }

    /** Only those rows shown that pass; null shows all. Time by all rows. */
    public TableRows filtered(@Nullable Predicate<AlgebraicValue.Product> passes) {
        if (passes == null) return new TableRows(order, all, all, ghosts, null);
        return new TableRows(order, all, all.where(row -> passes.test(row.values())), ghosts, passes);
    }

    /** In another order. Time by all rows. */
    public TableRows sorted(RowOrder by) {
        var reordered = all.reordered(by);
        var sorted = new TableRows(by, reordered, reordered, ghosts, filter);
        return filter == null ? sorted : sorted.filtered(filter);
    }

    public RowOrder order() {
        return order;
    }

    /** How many rows the table has, without those deleted. */
    public int count() {
        return all.size() - ghosts.size();
    }

    /** How many lines there are to show: rows that pass the filter, and deleted ones still to be seen. */
    public int lines() {
        return shown.size();
    }

    /**
     * The row on a line.
     *
     * @throws IndexOutOfBoundsException beyond {@link #lines}
     */
    public GridRow line(int index) {
        return shown.at(index);
    }

    /** The line of this row or of the one with its primary key; negative when it is not shown. */
    public int lineOf(GridRow row) {
        return shown.indexOf(row);
    }

    /** The row as it is now (same primary key), or null when it is gone. */
    public @Nullable GridRow current(GridRow row) {
        GridRow found = all.find(row);
        return found == null || found.isGhost() ? null : found;
    }

    /** Whether a filter hides rows. */
    public boolean isFiltered() {
        return filter != null;
    }

    /** Whether deleted rows wait to vanish. */
    public boolean hasGhosts() {
        return !ghosts.isEmpty();
    }

    private RowTree<GridRow> passing(RowTree<GridRow> rows) {
        Predicate<AlgebraicValue.Product> passes = filter;
        return passes == null ? rows : rows.where(row -> passes.test(row.values()));
    }

    /** The trees while one message is applied. */
    private static final class Edit {
        private final RowOrder order;
        private final @Nullable Predicate<AlgebraicValue.Product> filter;
        private RowTree<GridRow> all;
        private RowTree<GridRow> shown;
        private final List<GridRow> ghosts;

        Edit(TableRows rows) {
            this.order = rows.order;
            this.filter = rows.filter;
            this.all = rows.all;
            this.shown = rows.shown;
            this.ghosts = new ArrayList<>(rows.ghosts);
        }

        void insert(AlgebraicValue.Product row, long now) {
            put(new GridRow(row, Flash.inserted(now)));
        }

        void delete(AlgebraicValue.Product row, long now) {
            GridRow before = all.find(GridRow.settled(row));
            if (before == null || before.isGhost()) return;
            if (ghosts.size() >= MAX_GHOSTS) {
                remove(before);
                return;
            }
            var ghost = new GridRow(before.values(), Flash.deleted(now));
            put(ghost);
            ghosts.add(ghost);
        }

        void update(AlgebraicValue.Product before, AlgebraicValue.Product after, long now) {
            remove(GridRow.settled(before));
            put(new GridRow(after, new Flash(Flash.Kind.CHANGED, changed(before, after), now)));
        }

        void dropSettled(long now) {
            while (!ghosts.isEmpty() && ghosts.getFirst().strength(now) == 0) remove(ghosts.getFirst());
        }

        private void put(GridRow row) {
            forgetGhost(all.find(row));
            all = all.plus(row);
            if (filter == null) shown = all;
            else if (filter.test(row.values())) shown = shown.plus(row);
            else shown = shown.minus(row);
        }

        private void remove(GridRow row) {
            forgetGhost(all.find(row));
            all = all.minus(row);
            shown = filter == null ? all : shown.minus(row);
        }

        /** A row that takes the place of a deleted one ends that one's showing. */
        @SuppressWarnings("ReferenceEquality") // this very showing, not an equal one
        private void forgetGhost(@Nullable GridRow found) {
            if (found != null && found.isGhost()) ghosts.removeIf(ghost -> ghost == found);
        }

        private static Set<Integer> changed(AlgebraicValue.Product before, AlgebraicValue.Product after) {
            var columns = new HashSet<Integer>();
            for (int i = 0; i < after.values().size(); i++) {
                if (!Objects.equals(before.values().get(i), after.values().get(i))) columns.add(i);
            }
            return columns;
        }

        TableRows done() {
            return new TableRows(order, all, shown, List.copyOf(ghosts), filter);
        }
    }
}
