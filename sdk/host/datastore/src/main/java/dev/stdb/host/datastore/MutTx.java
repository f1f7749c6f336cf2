package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.value.AlgebraicValue;
import it.unimi.dsi.fastutil.ints.Int2ObjectRBTreeMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The one transaction that may change rows; no other transaction runs beside it. Its changes are seen by itself at once and by others after {@link #commit}. A
 * refused operation changes nothing and leaves the transaction usable.
 *
 * <pre>{@code
 * try (MutTx tx = datastore.begin()) {
 *     byte[] stored = tx.insert(playerId, row).row();
 *     TxDelta delta = tx.commit();
 * } // without commit: rolled back
 * }</pre>
 *
 * For one thread at a time; commit and rollback may happen on another thread than {@link Datastore#begin}.
 */
public final class MutTx implements ReadView, AutoCloseable {
    private final Datastore datastore;
    private final long stamp;
    private final Int2ObjectRBTreeMap<TableChanges> changes = new Int2ObjectRBTreeMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean open = true;

    MutTx(Datastore datastore, long stamp) {
        this.datastore = datastore;
        this.stamp = stamp;
    }

    private Datastore open() {
        if (!open) {
            throw new IllegalStateException("the transaction is over");
        }
        return datastore;
    }

    private TableChanges changes(TableStore store) {
        return changes.computeIfAbsent(store.info.id(), id -> new TableChanges(store));
    }

    /** The table, or a trap: the server has no error number for unknown tables in writes of rows. */
    private TableStore storeOrTrap(int tableId) {
        try {
            return open().store(tableId);
        } catch (DatastoreException.NoSuchTable e) {
            throw new DatastoreException.Trap(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Inserts a row of BSATN; zeros in auto-increment columns are replaced by the next values, which stay consumed whatever happens. A row equal to an existing one
     * changes nothing; one deleted in this transaction is back as if it had stayed.
     *
     * @throws DatastoreException.UniqueViolation when another row has the same key in a unique index
     * @throws DatastoreException.Trap for an unknown table or bytes that are no row of it
     */
    public Inserted insert(int tableId, byte[] row) {
        var store = storeOrTrap(tableId);
        var ready = generate(store, row);
        byte[] existing = store.insert(ready.row(), changes(store));
        return existing == null ? ready : new Inserted(existing, ready.generated(), false);
    }

    /**
     * Replaces the row that has the key of {@code row} in a unique index. Auto-increment works as in {@link #insert}, before the old row is looked up.
     *
     * @throws DatastoreException.NoSuchIndex when the table has no such index
     * @throws DatastoreException.IndexNotUnique when the index does not identify rows
     * @throws DatastoreException.NoSuchRow when no row has the key
     * @throws DatastoreException.UniqueViolation when a third row has the same key in another unique index
     * @throws DatastoreException.Trap for an unknown table or bytes that are no row of it
     */
    public Inserted update(int tableId, int indexId, byte[] row) {
        var store = storeOrTrap(tableId);
        var index = open().index(indexId);
        if (index.info.tableId() != tableId) {
            throw new DatastoreException.NoSuchIndex(indexId);
        }
        if (!index.info.isUnique()) {
            throw new DatastoreException.IndexNotUnique(index.info.name());
        }
        var ready = generate(store, row);
        byte[] old = index.rowLike(ready.row());
        if (old == null) {
            throw new DatastoreException.NoSuchRow(index.info.name());
        }
        boolean changed = store.replace(old, ready.row(), changes(store));
        return changed ? ready : new Inserted(old, ready.generated(), false);
    }

    private Inserted generate(TableStore store, byte[] row) {
        var ready = store.generate(row);
        if (ready.generated().length > 0) {
            for (var sequence : store.sequences) {
                var reserved = sequence.pollReservation();
                if (reserved != null) {
                    recordReservation(store.info.id(), sequence.column, reserved);
                }
            }
        }
        return ready;
    }

    /** Keeps st_sequence's column {@code allocated} in step, as a change of this transaction. */
    private void recordReservation(int tableId, int column, I128 reserved) {
        var sequences = datastore.store(SystemTables.ST_SEQUENCE);
        for (byte[] old : sequences.rows.snapshot()) {
            var values = new ArrayList<>(sequences.decode(old).values());
            if (values.get(2).equals(new AlgebraicValue.U32(tableId))
                    && values.get(3).equals(new AlgebraicValue.U16(column))) {
                values.set(8, new AlgebraicValue.I128(reserved));
                byte[] row = sequences.codec.encode(new AlgebraicValue.Product(values));
                sequences.replace(old, row, changes(sequences));
            }
        }
    }

    /** Deletes the row with exactly these bytes; whether there was one. */
    public boolean delete(int tableId, byte[] row) {
        var store = open().store(tableId);
        return store.delete(row, changes(store));
    }

    /**
     * Deletes every row that equals one of {@code relation}, BSATN of an array of rows. Returns how many went.
     *
     * @throws DatastoreException.NoSuchTable for an unknown id
     * @throws DatastoreException.Undecodable when the bytes are no such array; nothing is deleted then
     */
    public int deleteAllByEq(int tableId, byte[] relation) {
        var store = open().store(tableId);
        return deleteAll(store, rows(store, relation));
    }

    private static List<byte[]> rows(TableStore store, byte[] relation) {
        try {
            return store.layout.rows(relation, 0);
        } catch (BsatnException e) {
            throw new DatastoreException.Undecodable(
                    "no array of rows of table `" + store.info.name() + "`: " + e.getMessage());
        }
    }

    private int deleteAll(TableStore store, List<byte[]> rows) {
        var changes = changes(store);
        int count = 0;
        for (byte[] row : rows) {
            count += store.delete(row, changes) ? 1 : 0;
        }
        return count;
    }

    /** Deletes what {@link #scanPoint} would find and returns how many rows went. */
    public int deletePoint(int indexId, byte[] point) {
        var index = open().index(indexId);
        return deleteAll(datastore.store(index.info.tableId()), index.point(point));
    }

    /** Deletes what {@link #scanRange} would find and returns how many rows went. */
    public int deleteRange(int indexId, byte[] prefix, int prefixElems, byte[] start, byte[] end) {
        var index = open().index(indexId);
        return deleteAll(datastore.store(index.info.tableId()), index.range(prefix, prefixElems, start, end));
    }

    /** Deletes all rows and returns how many there were. */
    public int clear(int tableId) {
        var store = open().store(tableId);
        return store.clear(changes(store));
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
        var index = open().index(indexId);
        return ownFirst(index, index.point(point));
    }

    @Override
    public List<byte[]> scanRange(int indexId, byte[] prefix, int prefixElems, byte[] start, byte[] end) {
        var index = open().index(indexId);
        return ownFirst(index, index.range(prefix, prefixElems, start, end));
    }

    private List<byte[]> ownFirst(TableIndex index, List<byte[]> rows) {
        var own = changes.get(index.info.tableId());
        return own == null ? rows : own.ownFirst(rows);
    }

    /** The tables that this transaction touched. */
    Collection<TableChanges> changes() {
        open();
        return changes.values();
    }

    /** Has {@code action} run when the changes become visible, in the order of the calls; not after a rollback. */
    void whenCommitted(Runnable action) {
        open();
        afterCommit.add(action);
    }

    /** What a commit now would change. */
    public TxDelta delta() {
        open();
        return new TxDelta(changes.values().stream()
                .filter(each -> !each.isEmpty())
                .map(TableChanges::delta)
                .toList());
    }

    /** Makes the changes visible to others, empties event tables, and returns what changed. The transaction is over. */
    public TxDelta commit() {
        var delta = delta();
        afterCommit.forEach(Runnable::run);
        for (var each : changes.values()) {
            if (each.store.info.isEvent()) {
                each.store.forget();
            }
        }
        end();
        return delta;
    }

    /** Undoes all changes. Values taken from sequences stay taken. The transaction is over. */
    public void rollback() {
        open();
        changes.values().forEach(TableChanges::rollback);
        end();
    }

    private void end() {
        open = false;
        datastore.endWrite(stamp);
    }

    /** Rolls back unless the transaction is over. */
    @Override
    public void close() {
        if (open) {
            rollback();
        }
    }
}
