package dev.stdb.client.internal.cache;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finds the rows of one table by the value of a unique column. A column has an index from the first question about it on; one that
 * turns out not to be unique is indexed anew at the first question after each delete.
 *
 * <p>{@link #update} runs where the table changes and no one reads; readers may be several at once, and take turns here.
 */
final class ColumnIndexes {
    private final RowStore store;
    private final Map<Integer, Index> indexes = new HashMap<>();

    ColumnIndexes(RowStore store) {
        this.store = store;
    }

    /** The id of the row whose column holds {@code key}, or -1. */
    synchronized int find(int column, Supplier<KeyLocator> locator, byte[] key) {
        Index index = indexes.get(column);
        if (index == null) {
            index = new Index(locator.get());
            for (int id = 0; id < store.idLimit(); id++) {
                if (store.used(id)) {
                    index.add(id);
                }
            }
            indexes.put(column, index);
        }
        return index.ids.getOrDefault(ByteBuffer.wrap(key), -1);
    }

    /** Takes what a message did; the deleted rows are still in the store. */
    synchronized void update(int[] deleted, int deletes, int[] inserted, int inserts) {
        if (deletes > 0) {
            indexes.values().removeIf(index -> index.ambiguous); // a row that another one hides may show again
        }
        for (Index index : indexes.values()) {
            for (int i = 0; i < deletes; i++) {
                index.ids.remove(index.key(deleted[i]));
            }
            for (int i = 0; i < inserts; i++) {
                index.add(inserted[i]);
            }
        }
    }

    private final class Index {
        private final KeyLocator column;
        private final Map<ByteBuffer, Integer> ids = new HashMap<>(); // of own bytes, so that no block is kept alive
        private boolean ambiguous; // whether two rows had one value

        Index(KeyLocator column) {
            this.column = column;
        }

        void add(int id) {
            ambiguous |= ids.put(key(id), id) != null;
        }

        /** The bytes of the column; none for a row that is cut short, which nobody can ask for. */
        private ByteBuffer key(int id) {
            byte[] bytes = store.bytes(id);
            long span = column.locate(bytes, store.offset(id), store.length(id));
            return ByteBuffer.wrap(span < 0 ? new byte[0] : Arrays.copyOfRange(bytes, (int) (span >>> 32), (int) span));
        }
    }
}
