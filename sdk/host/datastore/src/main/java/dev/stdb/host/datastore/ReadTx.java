package dev.stdb.host.datastore;

import java.util.List;

/**
 * A look at committed rows. No writer runs until it is closed; other readers may. For one thread at a time.
 */
public final class ReadTx implements ReadView, AutoCloseable {
    private final Datastore datastore;
    private final long stamp;
    private boolean open = true;

    ReadTx(Datastore datastore, long stamp) {
        this.datastore = datastore;
        this.stamp = stamp;
    }

    private Datastore open() {
        if (!open) {
            throw new IllegalStateException("the transaction is over");
        }
        return datastore;
    }

    @Override
    public long rowCount(int tableId) {
        return open().store(tableId).rows.size();
    }

    @Override
    public List<byte[]> scan(int tableId) {
        return open().store(tableId).rows.snapshot();
    }

    @Override
    public List<byte[]> scanPoint(int indexId, byte[] point) {
        return open().index(indexId).point(point);
    }

    @Override
    public List<byte[]> scanRange(int indexId, byte[] prefix, int prefixElems, byte[] start, byte[] end) {
        return open().index(indexId).range(prefix, prefixElems, start, end);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            datastore.endRead(stamp);
        }
    }
}
