package dev.stdb.module;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.abi.Errno;
import dev.stdb.module.abi.ModuleInstance;

/**
 * A table as a reducer sees it: to read, insert and delete. The generated handles add {@code find}, {@code update} and {@code
 * filter} per unique column and index.
 *
 * <pre>{@code
 * Player added = ctx.db().player().insert(new Player(0, "ada"));   // with its generated id
 * }</pre>
 */
public abstract class TableHandle<R> extends TableReader<R> {
    protected TableHandle(ModuleInstance instance, String name) {
        super(instance, name);
    }

    /** Writes one row. */
    protected abstract void write(R row, BsatnWriter out);

    /** {@code row} with its generated columns read from {@code in}. */
    protected R withGenerated(R row, BsatnReader in) {
        throw new IllegalStateException("table " + name + " has no generated columns, yet the host sent some");
    }

    /**
     * Inserts a row and returns it as stored, generated columns included. Inserting a row that is there already changes nothing.
     *
     * @throws DatabaseException.UniqueViolation if a row has the same value in a unique column
     * @throws IllegalArgumentException if a number is outside its column's range
     */
    public final R insert(R row) {
        int errno = insertRow(row);
        if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "insert into " + name);
        }
        return generated(row);
    }

    /** Inserts a row, with the two expected failures as values. */
    public final InsertResult<R> tryInsert(R row) {
        int errno = insertRow(row);
        return switch (errno) {
            case Errno.OK -> new InsertResult.Inserted<>(generated(row));
            case Errno.UNIQUE_ALREADY_EXISTS -> new InsertResult.UniqueViolation<>();
            case Errno.AUTO_INC_OVERFLOW -> new InsertResult.AutoIncOverflow<>();
            default -> throw DatabaseException.of(errno, "insert into " + name);
        };
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
            bytes[i] = (byte) (count >> 8 * i);
        }
        return instance.deleteRows(tableId(), out) & 0xFFFF_FFFFL;
    }

    /** Deletes all rows and says how many there were. Needs SpacetimeDB 2.2 or newer. */
    public final long clear() {
        return instance.clear(tableId());
    }

    private int insertRow(R row) {
        write(row, instance.row());
        return instance.insert(tableId());
    }

    final int updateRow(R row, int index) {
        write(row, instance.row());
        return instance.update(tableId(), index);
    }

    final R generated(R row) {
        BsatnReader in = instance.generated();
        return in == null ? row : withGenerated(row, in);
    }
}
