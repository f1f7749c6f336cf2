package dev.stdb.module;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.module.abi.ModuleInstance;
import dev.stdb.module.abi.RowScan;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be read of a table. The generated handles extend it with an accessor per index; iterating reads the whole table.
 *
 * <pre>{@code
 * for (Player p : ctx.db().player()) { ... }
 * long players = ctx.db().player().count();
 * }</pre>
 *
 * Row order is unspecified. Handles belong to one module instance and its thread.
 */
public abstract class TableReader<R> implements Iterable<R> {
    final ModuleInstance instance;
    final String name;
    private int id = -1;

    /** {@code name} is the table's source name. */
    protected TableReader(ModuleInstance instance, String name) {
        this.instance = instance;
        this.name = name;
    }

    /** Reads one row. */
    protected abstract R read(BsatnReader in);

    /** What reads the rows of an open scan. */
    protected abstract Rows<R> read(RowScan scan);

    /** Whether a row takes any bytes. Where it does not, there is at most one row, and only counting tells. */
    protected boolean rowsHaveBytes() {
        return true;
    }

    /** The number of rows, as this transaction sees them. */
    public final long count() {
        return instance.rowCount(tableId());
    }

    /** All rows, to be read once. */
    public final Rows<R> rows() {
        return read(
                rowsHaveBytes()
                        ? instance.scan(instance.scanTable(tableId()))
                        : instance.emptyRows(instance.rowCount(tableId())));
    }

    @Override
    public final Rows<R> iterator() {
        return rows();
    }

    /** All rows in a list. */
    public final List<R> toList() {
        return rows().toList();
    }

    /** All rows as a stream. */
    public final Stream<R> stream() {
        return rows().stream();
    }

    final int tableId() {
        int known = id;
        if (known == -1) {
            known = instance.tableId(name);
            id = known;
        }
        return known;
    }
}
