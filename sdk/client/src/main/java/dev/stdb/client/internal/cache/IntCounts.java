package dev.stdb.client.internal.cache;

/** A small map from row id to how often one query set holds it. Open addressing; counts are above zero. */
final class IntCounts {
    @FunctionalInterface
    interface Visitor {
        void visit(int key, int count);
    }

    private int[] keys = new int[16]; // key + 1, 0: empty
    private int[] counts = new int[16];
    private int size;

    int get(int key) {
        int slot = slotOf(key);
        return keys[slot] == 0 ? 0 : counts[slot];
    }

    void put(int key, int count) {
        int slot = slotOf(key);
        if (keys[slot] == 0) {
            if (count == 0) {
                return;
            }
            keys[slot] = key + 1;
            counts[slot] = count;
            if (++size * 2 > keys.length) {
                grow();
            }
        } else if (count == 0) {
            remove(slot);
        } else {
            counts[slot] = count;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                visitor.visit(keys[i] - 1, counts[i]);
            }
        }
    }

    private int slotOf(int key) {
        int mask = keys.length - 1;
        int slot = home(key, mask);
        while (keys[slot] != 0 && keys[slot] != key + 1) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int home(int key, int mask) {
        int h = key * 0x9E37_79B1;
        return (h ^ h >>> 15) & mask;
    }

    private void remove(int hole) {
        int mask = keys.length - 1;
        size--;
        for (int slot = (hole + 1) & mask; keys[slot] != 0; slot = (slot + 1) & mask) {
            int home = home(keys[slot] - 1, mask);
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                keys[hole] = keys[slot];
                counts[hole] = counts[slot];
                hole = slot;
            }
        }
        keys[hole] = 0;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new int[oldKeys.length * 2];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slotOf(oldKeys[i] - 1);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
