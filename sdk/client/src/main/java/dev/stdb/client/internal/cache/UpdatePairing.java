package dev.stdb.client.internal.cache;

import java.util.Arrays;

/** Pairs deleted with inserted rows that have the same primary key. Both arrays are reordered: the pairs come first, in order. */
final class UpdatePairing {
    private final RowStore store;
    private final KeyLocator keys;

    UpdatePairing(RowStore store, KeyLocator keys) {
        this.store = store;
        this.keys = keys;
    }

    /** Returns the number of pairs, now at the beginning of both arrays. */
    int pair(int[] deleted, int deletedCount, int[] inserted, int insertedCount) {
        int[] slots = new int[Math.max(8, Integer.highestOneBit(deletedCount) * 4)]; // position in deleted + 1
        long[] spans = new long[deletedCount];
        for (int i = 0; i < deletedCount; i++) {
            spans[i] = span(deleted[i]);
            if (spans[i] >= 0) {
                int slot = hash(deleted[i], spans[i]) & (slots.length - 1);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & (slots.length - 1);
                }
                slots[slot] = i + 1;
            }
        }
        int[] partner = new int[deletedCount]; // position in inserted + 1
        int pairs = 0;
        for (int i = 0; i < insertedCount; i++) {
            int match = match(inserted[i], deleted, slots, spans, partner);
            if (match >= 0) {
                partner[match] = i + 1;
                pairs++;
            }
        }
        reorder(deleted, deletedCount, inserted, insertedCount, partner, pairs);
        return pairs;
    }

    private int match(int id, int[] deleted, int[] slots, long[] spans, int[] partner) {
        long span = span(id);
        if (span < 0) {
            return -1;
        }
        byte[] bytes = store.bytes(id);
        int mask = slots.length - 1;
        for (int slot = hash(id, span) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int i = slots[slot] - 1;
            if (partner[i] == 0
                    && Arrays.equals(
                            bytes, start(span), end(span), store.bytes(deleted[i]), start(spans[i]), end(spans[i]))) {
                return i;
            }
        }
        return -1;
    }

    private static void reorder(
            int[] deleted, int deletedCount, int[] inserted, int insertedCount, int[] partner, int pairs) {
        if (pairs == 0) {
            return;
        }
        int[] before = new int[deletedCount];
        int[] after = new int[insertedCount];
        boolean[] paired = new boolean[insertedCount];
        int front = 0;
        int back = pairs;
        for (int i = 0; i < deletedCount; i++) {
            if (partner[i] == 0) {
                before[back++] = deleted[i];
            } else {
                paired[partner[i] - 1] = true;
                after[front] = inserted[partner[i] - 1];
                before[front++] = deleted[i];
            }
        }
        back = pairs;
        for (int i = 0; i < insertedCount; i++) {
            if (!paired[i]) {
                after[back++] = inserted[i];
            }
        }
        System.arraycopy(before, 0, deleted, 0, deletedCount);
        System.arraycopy(after, 0, inserted, 0, insertedCount);
    }

    private long span(int id) {
        return keys.locate(store.bytes(id), store.offset(id), store.length(id));
    }

    private int hash(int id, long span) {
        return RowHash.of(store.bytes(id), start(span), end(span) - start(span));
    }

    private static int start(long span) {
        return (int) (span >>> 32);
    }

    private static int end(long span) {
        return (int) span;
    }
}
