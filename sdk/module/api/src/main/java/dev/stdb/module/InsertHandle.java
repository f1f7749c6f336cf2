package dev.stdb.module;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.abi.Errno;
import dev.stdb.module.abi.ModuleInstance;

/**
 * A table to read and insert into, but not to change: all that an {@link Outbox} allows.
 *
 * <pre>{@code
 * ctx.db().outboundPing().insert(new OutboundPing(0, database, "hello"));
 * }</pre>
 */
public abstract class InsertHandle<R> extends TableReader<R> {
    protected InsertHandle(ModuleInstance instance, String name) {
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

    private int insertRow(R row) {
        write(row, instance.row());
        return instance.insert(tableId());
    }

    final R generated(R row) {
        BsatnReader in = instance.generated();
        return in == null ? row : withGenerated(row, in);
    }
}
