package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.schema.ModuleSchema;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one database, in memory, by SpacetimeDB's rules: rows are sets of BSATN bytes, one transaction writes at a time, nobody sees half of it.
 *
 * <pre>{@code
 * var datastore = new Datastore(schema);
 * int player = datastore.tableId("player").orElseThrow();
 * try (MutTx tx = datastore.begin()) {
 *     tx.insert(player, row);
 *     tx.commit();
 * }
 * try (ReadTx tx = datastore.read()) {
 *     List<byte[]> rows = tx.scan(player);
 * }
 * }</pre>
 *
 * May be used from any thread; transactions belong to one thread at a time.
 */
public final class Datastore {
    private final ModuleSchema schema;
    private final Int2ObjectLinkedOpenHashMap<TableStore> stores = new Int2ObjectLinkedOpenHashMap<>();
    private final Int2ObjectOpenHashMap<TableIndex> indexes = new Int2ObjectOpenHashMap<>();
    private final Map<String, Integer> tableNames = new HashMap<>();
    private final Map<String, Integer> tableAliases = new HashMap<>();
    private final Map<String, Integer> indexNames = new HashMap<>();
    private final Map<String, Integer> indexAliases = new HashMap<>();
    private final SqlCatalog catalog;
    private final RowLevelSecurity security;
    private final StampedLock lock = new StampedLock();
    private final AtomicReference<@Nullable Thread> writer = new AtomicReference<>();

    /**
     * Empty tables for {@code schema}, and the system tables that describe them.
     *
     * @throws IllegalArgumentException for what the server could not make either, with its text: a column whose type contains itself, a row
     *     level security filter that is no query for rows of a public table
     */
    public Datastore(ModuleSchema schema) {
        this.schema = schema;
        var plan = DatabasePlan.of(schema);
        plan.tables().forEach(this::add);
        plan.systemRows()
                .forEach((table, rows) -> rows.forEach(row -> store(table).put(row)));
        catalog = new SqlCatalog(this);
        security = new RowLevelSecurity(schema, catalog);
        SystemRows.rowLevelSecurity(security.rules()).forEach(store(SystemTables.ST_ROW_LEVEL_SECURITY)::put);
    }

    /**
     * A datastore of its own with the rows and sequences of now, as soon as no transaction is open that writes. What views have computed is not taken along.
     *
     * @throws IllegalStateException when this thread has the writing transaction open
     */
    public Datastore copy() {
        refuseNesting();
        var copy = new Datastore(schema);
        long stamp = lock.readLock();
        try {
            stores.values().stream()
                    .filter(store -> !store.info.isView())
                    .forEach(store -> copy.store(store.info.id()).become(store));
            return copy;
        } finally {
            endRead(stamp);
        }
    }

    private void add(TableInfo table) {
        var store = new TableStore(table);
        stores.put(table.id(), store);
        tableNames.put(table.name(), table.id());
        String prefix = DatabasePlan.namespace(table);
        tableAliases.put(prefix + table.schema().sourceName(), table.id());
        for (var index : store.indexes) {
            indexes.put(index.info.id(), index);
            indexNames.put(prefix + index.info.name(), index.info.id());
            indexAliases.put(prefix + index.info.schema().sourceName(), index.info.id());
        }
    }

    /** The id of the table with this canonical name or, failing that, this source name. */
    public OptionalInt tableId(String name) {
        return find(name, tableNames, tableAliases);
    }

    /** The id of the index with this canonical name or, failing that, this source name. */
    public OptionalInt indexId(String name) {
        return find(name, indexNames, indexAliases);
    }

    private static OptionalInt find(String name, Map<String, Integer> names, Map<String, Integer> aliases) {
        Integer id = names.getOrDefault(name, aliases.get(name));
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** The table with this id. */
    public Optional<TableInfo> table(int id) {
        return Optional.ofNullable(stores.get(id)).map(store -> store.info);
    }

    /** The table with this canonical or source name. */
    public Optional<TableInfo> table(String name) {
        var id = tableId(name);
        return id.isEmpty() ? Optional.empty() : table(id.getAsInt());
    }

    /** All tables, system tables first, by id. */
    public List<TableInfo> tables() {
        return stores.values().stream().map(store -> store.info).toList();
    }

    /**
     * Opens the transaction that may write, as soon as no other is open.
     *
     * @throws IllegalStateException when this thread has it open already: waiting for itself would last forever
     */
    public MutTx begin() {
        refuseNesting();
        long stamp = lock.writeLock();
        writer.set(Thread.currentThread());
        return new MutTx(this, stamp);
    }

    /**
     * Opens a transaction that reads, as soon as none is open that writes.
     *
     * @throws IllegalStateException when this thread has the writing transaction open
     */
    public ReadTx read() {
        refuseNesting();
        return new ReadTx(this, lock.readLock());
    }

    private void refuseNesting() {
        if (Thread.currentThread().equals(writer.get())) {
            throw new IllegalStateException(
                    "this thread has a transaction open that must be committed or rolled back first");
        }
    }

    void endWrite(long stamp) {
        writer.set(null);
        lock.unlockWrite(stamp);
    }

    void endRead(long stamp) {
        lock.unlockRead(stamp);
    }

    TableStore store(int id) {
        var store = stores.get(id);
        if (store == null) {
            throw new DatastoreException.NoSuchTable(id);
        }
        return store;
    }

    TableIndex index(int id) {
        var index = indexes.get(id);
        if (index == null) {
            throw new DatastoreException.NoSuchIndex(id);
        }
        return index;
    }

    SqlCatalog catalog() {
        return catalog;
    }

    RowLevelSecurity security() {
        return security;
    }

    /** When a row of a scheduled table is due; empty for tables without schedule. {@code row} must be a row of the table, as {@link Inserted#row} gives it. */
    public Optional<ScheduledRow> scheduled(int tableId, byte[] row) {
        var store = store(tableId);
        var schedule = store.info.schedule();
        if (schedule == null) {
            return Optional.empty();
        }
        int id = store.layout.at(row, schedule.idColumn()).at;
        int at = store.layout.at(row, schedule.atColumn()).at;
        var due = ScheduleAt.CODEC.read(new BsatnReader(Arrays.copyOfRange(row, at, row.length)));
        return Optional.of(new ScheduledRow(store.info, new BsatnReader(row, id, 8).u64(), due));
    }

    /** The row behind a timer; empty if it is gone. */
    public Optional<DueRow> due(ScheduleTimers.Key key) {
        return DueRow.find(this, key);
    }
}
