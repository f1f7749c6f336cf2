package dev.stdb.host.db;

import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.DatastoreException;
import dev.stdb.host.datastore.Inserted;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.program.Errno;
import dev.stdb.host.program.TransactionAccess;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A transaction as a module uses it; rows written to scheduled tables arm their timers at once. */
public final class GuestTransaction implements TransactionAccess {
    private final Datastore store;
    private final MutTx tx;
    private final RowTimers timers;

    /** Told of each row that the module writes. */
    @FunctionalInterface
    public interface RowTimers {
        /** Arms the row's timer if its table is a scheduled one. */
        void written(int table, byte[] row);
    }

    /** A transaction of {@code store}, whose rows arm {@code timers}. */
    public GuestTransaction(Datastore store, MutTx tx, RowTimers timers) {
        this.store = store;
        this.tx = tx;
        this.timers = timers;
    }

    /** What a module gets: the result, an error number, or a trap. */
    static <T> T orErrno(Supplier<T> work) {
        try {
            return work.get();
        } catch (DatastoreException e) {
            OptionalInt errno = e.errno();
            if (errno.isPresent()) {
                throw new Errno.Failure(errno.getAsInt());
            }
            throw new Errno.Fatal(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public OptionalInt tableId(String name) {
        return store.tableId(name);
    }

    @Override
    public OptionalInt indexId(String name) {
        return store.indexId(name);
    }

    @Override
    public long rowCount(int table) {
        return orErrno(() -> tx.rowCount(table));
    }

    @Override
    public Iterator<byte[]> scan(int table) {
        return orErrno(() -> tx.scan(table).iterator());
    }

    @Override
    public Iterator<byte[]> scanRange(int index, byte[] prefix, int prefixColumns, byte[] start, byte[] end) {
        return orErrno(
                () -> tx.scanRange(index, prefix, prefixColumns, start, end).iterator());
    }

    @Override
    public Iterator<byte[]> scanPoint(int index, byte[] key) {
        return orErrno(() -> tx.scanPoint(index, key).iterator());
    }

    @Override
    public int deleteRange(int index, byte[] prefix, int prefixColumns, byte[] start, byte[] end) {
        return orErrno(() -> tx.deleteRange(index, prefix, prefixColumns, start, end));
    }

    @Override
    public int deletePoint(int index, byte[] key) {
        return orErrno(() -> tx.deletePoint(index, key));
    }

    @Override
    public int deleteAllEqual(int table, byte[] rows) {
        return orErrno(() -> tx.deleteAllByEq(table, rows));
    }

    @Override
    public long clear(int table) {
        return orErrno(() -> (long) tx.clear(table));
    }

    @Override
    public byte[] insert(int table, byte[] row) {
        return orErrno(() -> written(table, tx.insert(table, row)));
    }

    @Override
    public byte[] update(int table, int index, byte[] row) {
        return orErrno(() -> written(table, tx.update(table, index, row)));
    }

    private byte[] written(int table, Inserted inserted) {
        timers.written(table, inserted.row());
        return inserted.generated();
    }
}
