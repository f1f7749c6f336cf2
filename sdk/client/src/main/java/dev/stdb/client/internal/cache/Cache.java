package dev.stdb.client.internal.cache;

import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.TableRows;
import dev.stdb.protocol.TableUpdate;
import dev.stdb.protocol.TableUpdateRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all subscriptions of one connection. One thread applies messages, each as a whole; any thread may look, and then sees
 * the state between two messages.
 */
public final class Cache {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, CachedTable> tables = new TreeMap<>();
    private final Function<String, @Nullable KeyLocator> keys;
    private final LongAdder unmatched = new LongAdder();

    /** @param keys finds the primary key column of a table by its name; null: it has none, or is unknown */
    public Cache(Function<String, @Nullable KeyLocator> keys) {
        this.keys = keys;
    }

    /** Takes the first rows of a set. */
    public List<TableDelta> subscribed(int set, QueryRows rows) {
        return apply(touched -> {
            for (TableRows each : rows.tables()) {
                CachedTable table = table(each.table());
                touched.add(table);
                table.add(set, each.rows());
            }
        });
    }

    /**
     * Takes one transaction. All rows that came are counted before those that went, since one query may delete what another
     * inserts.
     *
     * @param known whether this set is subscribed; changes of others are left out
     */
    public List<TableDelta> updated(List<QuerySetUpdate> sets, IntPredicate known) {
        return apply(touched -> {
            for (QuerySetUpdate set : sets) {
                if (known.test(set.querySetId().id())) {
                    arrive(set, touched);
                }
            }
            for (QuerySetUpdate set : sets) {
                if (known.test(set.querySetId().id())) {
                    leave(set);
                }
            }
        });
    }

    private void arrive(QuerySetUpdate set, Set<CachedTable> touched) {
        for (TableUpdate update : set.tables()) {
            CachedTable table = table(update.table());
            touched.add(table);
            for (TableUpdateRows rows : update.rows()) {
                switch (rows) {
                    case TableUpdateRows.PersistentTable(BsatnRowList inserts, var ignored) ->
                        table.add(set.querySetId().id(), inserts);
                    case TableUpdateRows.EventTable(BsatnRowList events) -> table.event(events);
                }
            }
        }
    }

    private void leave(QuerySetUpdate set) {
        for (TableUpdate update : set.tables()) {
            for (TableUpdateRows rows : update.rows()) {
                if (rows instanceof TableUpdateRows.PersistentTable(var ignored, BsatnRowList deletes)) {
                    table(update.table()).remove(set.querySetId().id(), deletes);
                }
            }
        }
    }

    /** Takes back everything a set holds. */
    public List<TableDelta> dropped(int set) {
        return apply(touched -> {
            for (CachedTable table : tables.values()) {
                table.drop(set);
                touched.add(table);
            }
        });
    }

    private List<TableDelta> apply(java.util.function.Consumer<Set<CachedTable>> message) {
        lock.writeLock().lock();
        try {
            Set<CachedTable> touched = new LinkedHashSet<>();
            message.accept(touched);
            List<TableDelta> deltas = new ArrayList<>(touched.size());
            long missed = 0;
            for (CachedTable table : touched) {
                TableDelta delta = table.finish();
                missed += table.takeUnmatched();
                if (!delta.isEmpty()) {
                    deltas.add(delta);
                }
            }
            if (missed > 0) {
                unmatched.add(missed);
            }
            return deltas;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private CachedTable table(String name) {
        CachedTable known = tables.get(name);
        if (known == null) {
            known = new CachedTable(name, keys.apply(name));
            tables.put(name, known);
        }
        return known;
    }

    /** Runs {@code reader} while no message is applied. Any thread. */
    public <T> T read(Supplier<T> reader) {
        lock.readLock().lock();
        try {
            return reader.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Returns the number of distinct visible rows. Any thread. */
    public int count(String table) {
        return read(() -> {
            CachedTable known = tables.get(table);
            return known == null ? 0 : known.count();
        });
    }

    /** Returns the visible rows at this moment, in no particular order. Any thread. */
    public RowRefs snapshot(String table) {
        return read(() -> {
            CachedTable known = tables.get(table);
            return known == null ? RowRefs.NONE : known.snapshot();
        });
    }

    /**
     * Returns the visible row whose column holds this value, none if there is none. Any thread.
     *
     * @param locator finds the column in a row; asked when the column is looked up for the first time
     * @param key the value's bytes
     */
    public RowRefs find(String table, int column, Supplier<KeyLocator> locator, byte[] key) {
        return read(() -> {
            CachedTable known = tables.get(table);
            return known == null ? RowRefs.NONE : known.find(column, locator, key);
        });
    }

    /** Returns how often this row is held by all queries of all sets together; 0: not at all. Any thread. */
    public int countOf(String table, byte[] row) {
        return read(() -> {
            CachedTable known = tables.get(table);
            return known == null ? 0 : known.countOf(row, 0, row.length);
        });
    }

    /** Returns the names of tables with visible rows, sorted. Any thread. */
    public List<String> names() {
        return read(() -> tables.values().stream()
                .filter(table -> table.count() > 0)
                .map(CachedTable::name)
                .toList());
    }

    /** Returns how many deletes named rows their set did not hold. Any thread. */
    public long unmatchedDeletes() {
        return unmatched.sum();
    }

    /** Returns the memory that row bytes take. Any thread. */
    public long heldBytes() {
        return read(
                () -> tables.values().stream().mapToLong(CachedTable::heldBytes).sum());
    }
}
