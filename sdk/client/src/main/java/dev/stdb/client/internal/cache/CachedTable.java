package dev.stdb.client.internal.cache;

import dev.stdb.protocol.BsatnRowList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one table, each with how often it is held: a multiset, counted per query set.
 *
 * <p>The server sends the rows of every query on its own, so a row counts once per query that matches it, and it is visible while
 * its count is above zero. Counting per set as well makes a set's end exact without asking the server: rows it sent and never
 * took back (joins driven by an event table) go, and deletes of rows it never sent (views that trapped) take nothing from
 * others. Only when a second set meets the same table is there a second book to keep.
 *
 * <p>One message is applied by any number of {@code add} and {@code remove}, inserts of all sets first, then {@link #finish}.
 */
final class CachedTable {
    private static final int TOUCHED = 1 << 31;
    private static final int WAS_VISIBLE = 1 << 30;
    private static final int COUNT = WAS_VISIBLE - 1;
    private static final int WORTH_ADOPTING = 1 << 16;
    private static final long NO_SET = -1; // sets are unsigned

    private final String name;
    private final @Nullable KeyLocator key;
    private final RowStore store = new RowStore();

    /** The only set with rows here, as long as {@link #books} is null. */
    private long soleSet = NO_SET;

    private @Nullable Map<Integer, IntCounts> books;
    private int[] touched = new int[16];
    private int touchedCount;
    private int visible;
    private long unmatched;
    private final ColumnIndexes indexes = new ColumnIndexes(store);
    private RowRefs events = RowRefs.NONE;

    CachedTable(String name, @Nullable KeyLocator key) {
        this.name = name;
        this.key = key;
    }

    String name() {
        return name;
    }

    /** Returns the number of distinct visible rows. */
    int count() {
        return visible;
    }

    /** Returns how many deletes named a row that its set does not hold, since the last time. */
    long takeUnmatched() {
        long taken = unmatched;
        unmatched = 0;
        return taken;
    }

    long heldBytes() {
        return store.heldBytes();
    }

    /** Counts each of the rows once more for {@code set}. */
    void add(int set, BsatnRowList rows) {
        int size = rows.size();
        if (size == 0) {
            return;
        }
        IntCounts book = bookFor(set);
        boolean adopt = store.size() == 0 && rows.data().length() >= WORTH_ADOPTING;
        if (size > 64) {
            store.expect(size);
            room(size);
        }
        byte[] bytes = rows.data().array();
        int base = rows.data().offset();
        int block = adopt ? store.adopt(bytes, rows.data().length()) : 0;
        for (int i = 0; i < size; i++) {
            int id = adopt
                    ? store.findOrAddInPlace(block, base + rows.start(i), rows.rowLength(i))
                    : store.findOrAdd(bytes, base + rows.start(i), rows.rowLength(i));
            change(id, 1);
            if (book != null) {
                book.put(id, book.get(id) + 1);
            }
        }
    }

    /** Counts each of the rows once less for {@code set}; a row it does not hold is left alone. */
    void remove(int set, BsatnRowList rows) {
        int size = rows.size();
        if (size == 0) {
            return;
        }
        IntCounts book = books == null ? null : books.get(set);
        if (books == null ? soleSet != Integer.toUnsignedLong(set) : book == null) {
            unmatched += size;
            return;
        }
        byte[] bytes = rows.data().array();
        int base = rows.data().offset();
        for (int i = 0; i < size; i++) {
            int id = store.find(bytes, base + rows.start(i), rows.rowLength(i));
            int held = id < 0 ? 0 : book == null ? store.counter(id) & COUNT : book.get(id);
            if (held == 0) {
                unmatched++;
            } else {
                change(id, -1);
                if (book != null) {
                    book.put(id, held - 1);
                }
            }
        }
    }

    /** Takes back everything {@code set} holds. */
    void drop(int set) {
        if (books != null) {
            IntCounts book = books.remove(set);
            if (book != null) {
                book.forEach((id, count) -> change(id, -count));
            }
            if (books.size() == 1) {
                soleSet = Integer.toUnsignedLong(books.keySet().iterator().next());
                books = null;
            }
        } else if (soleSet == Integer.toUnsignedLong(set)) {
            room(store.size());
            for (int id = 0; id < store.idLimit(); id++) {
                if (store.used(id)) {
                    change(id, -(store.counter(id) & COUNT));
                }
            }
            soleSet = NO_SET;
        }
    }

    /** Rows that happen and do not stay. */
    void event(BsatnRowList rows) {
        int old = events.size();
        int size = old + rows.size();
        int base = rows.data().offset();
        byte[][] blocks = new byte[size][];
        long[] places = new long[size];
        int[] lengths = new int[size];
        for (int i = 0; i < size; i++) {
            boolean earlier = i < old;
            blocks[i] = earlier ? events.bytes(i) : rows.data().array();
            places[i] = RowRefs.place(i, earlier ? events.offset(i) : base + rows.start(i - old));
            lengths[i] = earlier ? events.length(i) : rows.rowLength(i - old);
        }
        events = new RowRefs(blocks, places, lengths, size);
    }

    /** Ends the message: nets what happened, pairs updates, forgets rows nobody holds. */
    TableDelta finish() {
        int[] inserted = new int[touchedCount];
        int[] deleted = new int[16];
        int inserts = 0;
        int deletes = 0;
        for (int i = 0; i < touchedCount; i++) {
            int id = touched[i];
            int counter = store.counter(id);
            boolean was = (counter & WAS_VISIBLE) != 0;
            boolean is = (counter & COUNT) != 0;
            store.counter(id, counter & COUNT);
            if (is && !was) {
                inserted[inserts++] = id;
            } else if (was && !is) {
                if (deletes == deleted.length) {
                    deleted = Arrays.copyOf(deleted, deletes * 2);
                }
                deleted[deletes++] = id;
            } else if (!is) {
                store.remove(id);
            }
        }
        visible += inserts - deletes;
        int pairs = key != null && inserts > 0 && deletes > 0
                ? new UpdatePairing(store, key).pair(deleted, deletes, inserted, inserts)
                : 0;
        TableDelta delta = new TableDelta(
                name,
                store.refs(inserted, pairs, inserts),
                store.refs(deleted, pairs, deletes),
                store.refs(deleted, 0, pairs),
                store.refs(inserted, 0, pairs),
                events,
                visible);
        indexes.update(deleted, deletes, inserted, inserts);
        forget(deleted, deletes);
        return delta;
    }

    private void forget(int[] deleted, int deletes) {
        if (visible == 0) {
            if (store.size() > 0) {
                store.clear();
            }
        } else {
            for (int i = 0; i < deletes; i++) {
                store.remove(deleted[i]);
            }
            if (deletes > 0) {
                store.tidy();
            }
        }
        touchedCount = 0;
        if (touched.length > 1 << 12) {
            touched = new int[16];
        }
        events = RowRefs.NONE;
    }

    /** All visible rows, in no particular order. */
    RowRefs snapshot() {
        int[] ids = new int[store.size()];
        int n = 0;
        for (int id = 0; id < store.idLimit(); id++) {
            if (store.used(id)) {
                ids[n++] = id;
            }
        }
        return store.refs(ids, 0, n);
    }

    /** The visible row whose column holds this value, none if there is none. */
    RowRefs find(int column, Supplier<KeyLocator> locator, byte[] key) {
        int id = indexes.find(column, locator, key);
        return id < 0 ? RowRefs.NONE : store.refs(new int[] {id}, 0, 1);
    }

    /** How often this row is held, 0 if it is not there. */
    int countOf(byte[] bytes, int offset, int length) {
        int id = store.find(bytes, offset, length);
        return id < 0 ? 0 : store.counter(id) & COUNT;
    }

    private void change(int id, int by) {
        int counter = store.counter(id);
        if (counter >= 0) {
            room(1);
            touched[touchedCount++] = id;
            counter |= counter == 0 ? TOUCHED : TOUCHED | WAS_VISIBLE;
        }
        int count = (counter & COUNT) + by;
        if (count >= COUNT) {
            throw new IllegalStateException("a row of " + name + " is held too often");
        }
        store.counter(id, (counter & ~COUNT) | count);
    }

    private void room(int more) {
        if (touchedCount + more > touched.length) {
            touched = Arrays.copyOf(touched, Math.max(touchedCount + more, touched.length * 2));
        }
    }

    /** The set's own counts, or null while it is the only one. */
    private @Nullable IntCounts bookFor(int set) {
        if (books == null) {
            if (soleSet == NO_SET || soleSet == Integer.toUnsignedLong(set)) {
                soleSet = Integer.toUnsignedLong(set);
                return null;
            }
            books = new HashMap<>();
            IntCounts first = new IntCounts();
            for (int id = 0; id < store.idLimit(); id++) {
                if (store.used(id)) {
                    first.put(id, store.counter(id) & COUNT);
                }
            }
            books.put((int) soleSet, first);
        }
        return books.computeIfAbsent(set, s -> new IntCounts());
    }
}
