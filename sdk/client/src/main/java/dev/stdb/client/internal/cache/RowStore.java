package dev.stdb.client.internal.cache;

import java.util.Arrays;

/**
 * The distinct rows of one table: row bytes to a small number (the row's id), and per id a counter that the owner interprets.
 *
 * <p>Rows lie back to back in large blocks; per row there are a place, a length, a hash and a counter in plain arrays, and one
 * slot in an open-addressed table. That is 20 bytes beside the row itself, and 8 more for the slots, and no object per row.
 * Written on one thread. Blocks are only ever appended to, so {@link RowRefs} handed out stay good without copying.
 */
final class RowStore {
    private static final int SMALLEST_BLOCK = 1 << 10;
    private static final int LARGEST_BLOCK = 1 << 18;
    private static final long TOLERATED_WASTE = 1 << 16;

    private byte[][] blocks = new byte[4][];
    private int blockCount;
    private int tail = -1; // block that is being filled, -1: none
    private int tailUsed;

    private long[] places = new long[16];
    private int[] lengths = new int[16]; // of a free id: -1 - next free id
    private int[] hashes = new int[16];
    private int[] counters = new int[16];
    private int idCount;
    private int firstFree = -1;
    private int live;

    private int[] slots = new int[32]; // id + 1, 0: empty

    private long liveBytes;
    private long heldBytes;

    /** Returns how many rows there are. */
    int size() {
        return live;
    }

    /** Returns a bound above all ids in use. */
    int idLimit() {
        return idCount;
    }

    boolean used(int id) {
        return lengths[id] >= 0;
    }

    int counter(int id) {
        return counters[id];
    }

    void counter(int id, int value) {
        counters[id] = value;
    }

    byte[] bytes(int id) {
        return blocks[(int) (places[id] >>> 32)];
    }

    int offset(int id) {
        return (int) places[id];
    }

    int length(int id) {
        return lengths[id];
    }

    /** Returns the bytes of blocks this store keeps, dead rows included. */
    long heldBytes() {
        return heldBytes;
    }

    /** Makes room for that many more rows at once. */
    void expect(int rows) {
        long ids = (long) live + rows;
        if (ids > places.length && ids < Integer.MAX_VALUE / 2) {
            growIds((int) ids);
        }
        if (ids * 5 > slots.length * 3L && ids < 1 << 28) {
            rehash(tableSizeFor((int) ids));
        }
    }

    /** Takes {@code bytes} as a block of this store, so that its rows need not be copied. Returns the block's number. */
    int adopt(byte[] bytes, int usedBytes) {
        heldBytes += usedBytes;
        return addBlock(bytes);
    }

    /** Returns the id of an equal row, or -1. */
    int find(byte[] bytes, int offset, int length) {
        int slot = slotOf(bytes, offset, length, RowHash.of(bytes, offset, length));
        return slots[slot] - 1;
    }

    /** Returns the id of an equal row, or of a new one with counter 0 whose bytes are copied. */
    int findOrAdd(byte[] bytes, int offset, int length) {
        int hash = RowHash.of(bytes, offset, length);
        int slot = slotOf(bytes, offset, length, hash);
        return slots[slot] != 0 ? slots[slot] - 1 : add(copied(bytes, offset, length), length, hash, slot);
    }

    /** Like {@link #findOrAdd}, for bytes that lie in an adopted block: nothing is copied. */
    int findOrAddInPlace(int block, int offset, int length) {
        byte[] bytes = blocks[block];
        int hash = RowHash.of(bytes, offset, length);
        int slot = slotOf(bytes, offset, length, hash);
        return slots[slot] != 0 ? slots[slot] - 1 : add(RowRefs.place(block, offset), length, hash, slot);
    }

    /** Forgets a row. Its id may be given to another one at once. */
    void remove(int id) {
        removeSlot(id);
        liveBytes -= lengths[id];
        live--;
        lengths[id] = -1 - (firstFree + 1);
        firstFree = id;
    }

    /** Forgets all rows. */
    void clear() {
        blocks = new byte[4][];
        blockCount = 0;
        tail = -1;
        places = new long[16];
        lengths = new int[16];
        hashes = new int[16];
        counters = new int[16];
        slots = new int[32];
        idCount = 0;
        firstFree = -1;
        live = 0;
        liveBytes = 0;
        heldBytes = 0;
    }

    /** Where the rows with these ids lie, now and for ever. */
    RowRefs refs(int[] ids, int from, int to) {
        if (from == to) {
            return RowRefs.NONE;
        }
        long[] p = new long[to - from];
        int[] l = new int[to - from];
        for (int i = from; i < to; i++) {
            p[i - from] = places[ids[i]];
            l[i - from] = lengths[ids[i]];
        }
        return new RowRefs(blocks, p, l, to - from);
    }

    /** Copies the live rows together if more bytes are wasted than used. Ids stay. */
    void tidy() {
        if (heldBytes - liveBytes > liveBytes + TOLERATED_WASTE) {
            byte[][] old = blocks;
            blocks = new byte[4][];
            blockCount = 0;
            tail = -1;
            heldBytes = 0;
            for (int id = 0; id < idCount; id++) {
                if (lengths[id] >= 0) {
                    places[id] = copied(old[(int) (places[id] >>> 32)], (int) places[id], lengths[id]);
                }
            }
        }
    }

    private int add(long place, int length, int hash, int slot) {
        int id = newId();
        places[id] = place;
        lengths[id] = length;
        hashes[id] = hash;
        counters[id] = 0;
        slots[slot] = id + 1;
        live++;
        liveBytes += length;
        if (live * 5L > slots.length * 3L) {
            rehash(slots.length * 2);
        }
        return id;
    }

    private int newId() {
        if (firstFree >= 0) {
            int id = firstFree;
            firstFree = -1 - lengths[id] - 1;
            return id;
        }
        if (idCount == places.length) {
            growIds(idCount * 2);
        }
        return idCount++;
    }

    private void growIds(int capacity) {
        places = Arrays.copyOf(places, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        counters = Arrays.copyOf(counters, capacity);
    }

    /** The slot that holds an equal row, or the empty one where it belongs. */
    private int slotOf(byte[] bytes, int offset, int length, int hash) {
        int mask = slots.length - 1;
        for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
            int id = slots[slot] - 1;
            if (id < 0 || (hashes[id] == hash && same(id, bytes, offset, length))) {
                return slot;
            }
        }
    }

    private boolean same(int id, byte[] bytes, int offset, int length) {
        if (lengths[id] != length) {
            return false;
        }
        int at = (int) places[id];
        return Arrays.equals(blocks[(int) (places[id] >>> 32)], at, at + length, bytes, offset, offset + length);
    }

    /** Empties the slot of {@code id} and moves those behind it up, so that no search is cut short. */
    private void removeSlot(int id) {
        int mask = slots.length - 1;
        int hole = hashes[id] & mask;
        while (slots[hole] != id + 1) {
            hole = (hole + 1) & mask;
        }
        for (int slot = (hole + 1) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int home = hashes[slots[slot] - 1] & mask;
            if (((slot - home) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
        }
        slots[hole] = 0;
    }

    private void rehash(int size) {
        int[] bigger = new int[size];
        int mask = size - 1;
        for (int entry : slots) {
            if (entry != 0) {
                int slot = hashes[entry - 1] & mask;
                while (bigger[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                bigger[slot] = entry;
            }
        }
        slots = bigger;
    }

    private static int tableSizeFor(int rows) {
        int size = 32;
        while (size * 3L < rows * 5L) {
            size *= 2;
        }
        return size;
    }

    private long copied(byte[] bytes, int offset, int length) {
        if (tail < 0 || blocks[tail].length - tailUsed < length) {
            int size = tail < 0 ? SMALLEST_BLOCK : Math.min(blocks[tail].length * 2, LARGEST_BLOCK);
            byte[] block = new byte[Math.max(size, length)];
            heldBytes += block.length;
            tail = addBlock(block);
            tailUsed = 0;
        }
        System.arraycopy(bytes, offset, blocks[tail], tailUsed, length);
        long place = RowRefs.place(tail, tailUsed);
        tailUsed += length;
        return place;
    }

    private int addBlock(byte[] block) {
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, blockCount * 2);
        }
        blocks[blockCount] = block;
        return blockCount++;
    }
}
