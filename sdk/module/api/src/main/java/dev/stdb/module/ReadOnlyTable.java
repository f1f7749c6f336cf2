package dev.stdb.module;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table as a view sees it: to read only. The generated readers add an accessor per index, with {@code find} and {@code filter}.
 *
 * <pre>{@code
 * long players = ctx.db().player().count();
 * for (Player p : ctx.db().player().level().filter(3)) { ... }
 * }</pre>
 *
 * Reading a whole table, by iterating or {@link #count}, runs the view again whenever any row of it changes; reading one key of an
 * index only when a row with that key does.
 */
public abstract class ReadOnlyTable<R> implements Iterable<R> {
    private final TableReader<R> table;

    protected ReadOnlyTable(TableReader<R> table) {
        this.table = table;
    }

    /** The number of rows, as this transaction sees them. */
    public final long count() {
        return table.count();
    }

    /** All rows, to be read once. */
    public final Rows<R> rows() {
        return table.rows();
    }

    @Override
    public final Rows<R> iterator() {
        return table.rows();
    }

    /** All rows in a list. */
    public final List<R> toList() {
        return table.toList();
    }

    /** All rows as a stream. */
    public final Stream<R> stream() {
        return table.stream();
    }
}
