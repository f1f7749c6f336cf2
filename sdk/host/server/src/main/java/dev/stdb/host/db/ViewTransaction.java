package dev.stdb.host.db;

import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.program.Errno;
import dev.stdb.host.program.TransactionAccess;
import java.util.Iterator;
import java.util.OptionalInt;

/** The transaction as a view sees it: it reads, and writing ends its call. */
public record ViewTransaction(Datastore store, ReadView reads) implements TransactionAccess {

    private static Errno.Fatal readOnly() {
        return new Errno.Fatal("a view may not write");
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
        return GuestTransaction.orErrno(() -> reads.rowCount(table));
    }

    @Override
    public Iterator<byte[]> scan(int table) {
        return GuestTransaction.orErrno(() -> reads.scan(table).iterator());
    }

    @Override
    public Iterator<byte[]> scanRange(int index, byte[] prefix, int prefixColumns, byte[] start, byte[] end) {
        return GuestTransaction.orErrno(
                () -> reads.scanRange(index, prefix, prefixColumns, start, end).iterator());
    }

    @Override
    public Iterator<byte[]> scanPoint(int index, byte[] key) {
        return GuestTransaction.orErrno(() -> reads.scanPoint(index, key).iterator());
    }

    @Override
    public int deleteRange(int index, byte[] prefix, int prefixColumns, byte[] start, byte[] end) {
        throw readOnly();
    }

    @Override
    public int deletePoint(int index, byte[] key) {
        throw readOnly();
    }

    @Override
    public int deleteAllEqual(int table, byte[] rows) {
        throw readOnly();
    }

    @Override
    public long clear(int table) {
        throw readOnly();
    }

    @Override
    public byte[] insert(int table, byte[] row) {
        throw readOnly();
    }

    @Override
    public byte[] update(int table, int index, byte[] row) {
        throw readOnly();
    }
}
