package dev.stdb.module.abi;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a module: its way to the host and the buffers that all its calls share, so that reading and writing rows
 * allocates nothing but the rows. For one thread.
 */
public final class ModuleInstance {
    /** Room for the chunks of 32 KiB that the host hands out, with the row that closes one. */
    private static final int CHUNK_BYTES = 48 * 1024;

    private static final int FOUND_BYTES = 1024;

    private final BsatnWriter row = new BsatnWriter(512);
    private final BsatnWriter key = new BsatnWriter(128);
    private final int[] number = new int[1];
    private final long[] wide = new long[1];

    /** For the one row that a unique key finds, and for generated columns. */
    private byte[] found = new byte[FOUND_BYTES];

    private final BsatnReader foundReader = new BsatnReader(found);
    private final BsatnReader generated = new BsatnReader(found);

    /** Chunk buffers that no row iterator uses at the moment, and the row iterators that are open. */
    private byte @Nullable [] spare;

    private @Nullable RowScan open;

    private final String prefix;

    /** The instance of the root module. */
    public ModuleInstance() {
        this("");
    }

    private ModuleInstance(String prefix) {
        this.prefix = prefix;
    }

    /** The instance of a module that is mounted in this one under {@code namespace}. */
    public ModuleInstance mounted(String namespace) {
        return new ModuleInstance(prefix + namespace + ".");
    }

    /** What the names of its tables, indexes and functions begin with in the database: empty, or namespaces with a dot after each. */
    public String prefix() {
        return prefix;
    }

    /** The writer for a row, emptied. The next row takes it again. */
    public BsatnWriter row() {
        return row.reset();
    }

    /** The writer for an index key, emptied. The next key takes it again. */
    public BsatnWriter key() {
        return key.reset();
    }

    private String full(String name) {
        return prefix.isEmpty() ? name : prefix + name;
    }

    public int tableId(String name) {
        int errno = Hosts.current().tableId(Utf8Text.bytes(full(name)), number);
        if (errno != 0) {
            throw DatabaseException.of(errno, "table " + name);
        }
        return number[0];
    }

    public int indexId(String name) {
        int errno = Hosts.current().indexId(Utf8Text.bytes(full(name)), number);
        if (errno != 0) {
            throw DatabaseException.of(errno, "index " + name);
        }
        return number[0];
    }

    public long rowCount(int table) {
        check(Hosts.current().rowCount(table, wide), "count");
        return wide[0];
    }

    /** Inserts what {@link #row} holds; the result is an {@link Errno}, after OK {@link #generated} has the generated columns. */
    public int insert(int table) {
        number[0] = row.size();
        return Hosts.current().insert(table, row.buffer(), number);
    }

    /** Replaces the row that has the key of the one that {@link #row} holds, as {@link #insert}. */
    public int update(int table, int index) {
        number[0] = row.size();
        return Hosts.current().update(table, index, row.buffer(), number);
    }

    /** The columns that the last insert or update generated, or null when there are none. */
    public @Nullable BsatnReader generated() {
        int length = number[0];
        if (length == 0) {
            return null;
        }
        generated.reset(row.buffer(), 0, length);
        return generated;
    }

    /** Deletes the rows that {@link #row} holds as a counted array. */
    public int deleteRows(int table) {
        check(Hosts.current().deleteAllByEq(table, row.buffer(), row.size(), number), "delete");
        return number[0];
    }

    /** Deletes the rows that {@code rows} holds as a counted array. */
    public int deleteRows(int table, BsatnWriter rows) {
        check(Hosts.current().deleteAllByEq(table, rows.buffer(), rows.size(), number), "delete");
        return number[0];
    }

    /** Deletes all rows of a table; how many there were. */
    public long clear(int table) {
        check(Hosts.current().clear(table, wide), "clear");
        return wide[0];
    }

    /** Opens a transaction; its time in microseconds since 1970. */
    public long startTransaction() {
        check(Hosts.current().startTx(wide), "start a transaction");
        return wide[0];
    }

    /** Commits the open transaction, whose scans end; the result is an {@link Errno}. */
    public int commitTransaction() {
        endCall();
        return Hosts.current().commitTx();
    }

    /** Rolls the open transaction back; its scans end. */
    public void abortTransaction() {
        endCall();
        check(Hosts.current().abortTx(), "roll back");
    }

    /** Has the server call a reducer of this module soon, by canonical name and with the arguments that {@code arguments} holds. */
    public void scheduleImmediate(String reducer, BsatnWriter arguments) {
        Hosts.current().scheduleImmediate(Utf8Text.bytes(full(reducer)), arguments.toByteArray());
    }

    /** Opens a scan of a whole table. */
    public int scanTable(int table) {
        check(Hosts.current().tableScan(table, number), "scan");
        return number[0];
    }

    /** Opens a scan of the rows whose whole key is what {@link #key} holds. */
    public int scanPoint(int index) {
        check(Hosts.current().indexScanPoint(index, key.buffer(), key.size(), number), "scan");
        return number[0];
    }

    /** The row whose unique key is what {@link #key} holds: a reader at its first byte until the next find, or null. */
    public @Nullable BsatnReader find(int index) {
        int iterator = scanPoint(index);
        int errno = advance(iterator, found);
        while (errno == Errno.BUFFER_TOO_SMALL) {
            found = new byte[number[0]];
            errno = advance(iterator, found);
        }
        int length = number[0];
        if (errno != Errno.EXHAUSTED) {
            check(errno, "read");
            check(Hosts.current().close(iterator), "close");
        }
        if (length == 0) {
            return null;
        }
        foundReader.reset(found, 0, length);
        return foundReader;
    }

    /** Opens a scan of a range; {@link #key} holds prefix, lower and upper bound. */
    public int scanRange(int index, int prefixLength, int prefixColumns, int lowerLength) {
        int upperLength = key.size() - prefixLength - lowerLength;
        check(
                Hosts.current()
                        .indexScanRange(
                                index, key.buffer(), prefixLength, prefixColumns, lowerLength, upperLength, number),
                "scan");
        return number[0];
    }

    /** Deletes the rows whose whole key is what {@link #key} holds; how many went. */
    public int deletePoint(int index) {
        check(Hosts.current().deleteByIndexPoint(index, key.buffer(), key.size(), number), "delete");
        return number[0];
    }

    /** Deletes the rows of a range, with keys as in {@link #scanRange}; how many went. */
    public int deleteRange(int index, int prefixLength, int prefixColumns, int lowerLength) {
        int upperLength = key.size() - prefixLength - lowerLength;
        check(
                Hosts.current()
                        .deleteByIndexRange(
                                index, key.buffer(), prefixLength, prefixColumns, lowerLength, upperLength, number),
                "delete");
        return number[0];
    }

    /** A scan over what the iterator gives. It closes by itself at its end, and at the end of the call. */
    public RowScan scan(int iterator) {
        RowScan scan = new RowScan(this, iterator, open);
        open = scan;
        scan.fetch();
        return scan;
    }

    /** So many rows of no bytes each: one byte stands for each, which the table's reader passes over. */
    public RowScan emptyRows(long count) {
        return new RowScan(this, new byte[(int) count]);
    }

    /** The bytes of a source; the host forgets it. Source 0 is empty. */
    byte[] readSource(int source) {
        return ByteSources.read(source, number);
    }

    void writeSink(int sink, byte[] bytes) {
        writeSink(sink, bytes, bytes.length);
    }

    void writeSink(int sink, byte[] bytes, int length) {
        number[0] = length;
        check(Hosts.current().writeSink(sink, bytes, number), "write");
    }

    /** Closes the row iterators that the call left open, since the host would keep them for ever. */
    void endCall() {
        while (open != null) {
            open.close();
        }
    }

    byte[] takeBuffer() {
        byte[] buffer = spare;
        spare = null;
        return buffer != null ? buffer : new byte[CHUNK_BYTES];
    }

    void giveBuffer(byte[] buffer) {
        spare = buffer;
    }

    /** Fills {@code buffer}, or a larger one. The bytes written are in {@code scan}. */
    int advance(int iterator, byte[] buffer) {
        number[0] = buffer.length;
        return Hosts.current().advance(iterator, buffer, number);
    }

    int lastLength() {
        return number[0];
    }

    void forget(RowScan closed) {
        if (closed.equals(open)) {
            open = closed.next;
            return;
        }
        for (RowScan scan = open; scan != null; scan = scan.next) {
            if (closed.equals(scan.next)) {
                scan.next = closed.next;
                return;
            }
        }
    }

    private static void check(int errno, String action) {
        if (errno != 0) {
            throw DatabaseException.of(errno, action);
        }
    }
}
