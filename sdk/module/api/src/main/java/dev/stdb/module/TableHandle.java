package dev.stdb.module;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.abi.ModuleInstance;

/**
 * A table as a reducer sees it: to read, insert and delete. The generated handles add {@code find}, {@code update} and {@code
 * filter} per unique column and index.
 *
 * <pre>{@code
 * Player added = ctx.db().player().insert(new Player(0, "ada"));   // with its generated id
 * }</pre>
 */
public abstract class TableHandle<R> extends InsertHandle<R> {
    protected TableHandle(ModuleInstance instance, String name) {
        super(instance, name);
    }

    /** Deletes the row that is equal to {@code row} in every column; false if there is none. */
    public final boolean delete(R row) {
        write(row, instance.row().length(1));
        return instance.deleteRows(tableId()) != 0;
    }

    /**
     * Deletes each row that is equal to one of {@code rows} in every column, and says how many there were.
     *
     * <pre>{@code
     * long gone = ctx.db().player().deleteAll(List.of(ann, bob));
     * }</pre>
     */
    public final long deleteAll(Iterable<R> rows) {
        BsatnWriter out = new BsatnWriter();
        out.length(0);
        int count = 0;
        for (R row : rows) {
            write(row, out);
            count++;
        }
        byte[] bytes = out.buffer();
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) (count >> (8 * i));
        }
        return instance.deleteRows(tableId(), out) & 0xFFFF_FFFFL;
    }

    /** Deletes all rows and says how many there were. Needs SpacetimeDB 2.2 or newer. */
    public final long clear() {
        return instance.clear(tableId());
    }

    final int updateRow(R row, int index) {
        write(row, instance.row());
        return instance.update(tableId(), index);
    }
}
