package dev.stdb.module;

import dev.stdb.module.abi.Errno;

/**
 * The index of a unique column. The generated subclasses add {@code find}, which returns the row or null, and {@code delete},
 * which says whether there was one.
 *
 * <pre>{@code
 * Player p = ctx.db().player().id().find(7);
 * if (p != null) ctx.db().player().id().update(p.withScore(10));
 * }</pre>
 */
public abstract class UniqueIndex<R> extends TableIndex<R> {
    private final TableHandle<R> handle;

    protected UniqueIndex(TableHandle<R> table, String name) {
        super(table, name);
        this.handle = table;
    }

    /**
     * Replaces the row that has the same value in this column, and returns the new one as stored.
     *
     * @throws DatabaseException.NoSuchRow if there is no such row
     * @throws DatabaseException.UniqueViolation if another row has the same value in another unique column
     */
    public final R update(R row) {
        int errno = handle.updateRow(row, indexId());
        if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "update " + table.name);
        }
        return handle.generated(row);
    }

    /**
     * Replaces the row that has the same value in this column, or inserts this one where there is none.
     *
     * @throws DatabaseException.UniqueViolation if another row has the same value in another unique column
     */
    public final R insertOrUpdate(R row) {
        int errno = handle.updateRow(row, indexId());
        if (errno == Errno.NO_SUCH_ROW) {
            return handle.insert(row);
        }
        if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "update " + table.name);
        }
        return handle.generated(row);
    }
}
