package dev.stdb.client.internal.cache;

/**
 * Where some rows lie: immutable once handed out, so any thread may read it. Bytes of a row never change and never move; a row
 * that leaves the cache keeps its bytes as long as somebody holds a reference.
 */
public final class RowRefs {
    public static final RowRefs NONE = new RowRefs(new byte[0][], new long[0], new int[0], 0);

    private final byte[][] blocks;
    private final long[] places;
    private final int[] lengths;
    private final int size;

    RowRefs(byte[][] blocks, long[] places, int[] lengths, int size) {
        this.blocks = blocks;
        this.places = places;
        this.lengths = lengths;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /** Returns the array row {@code i} lies in; not to be written to. */
    public byte[] bytes(int i) {
        return blocks[(int) (places[i] >>> 32)];
    }

    public int offset(int i) {
        return (int) places[i];
    }

    public int length(int i) {
        return lengths[i];
    }

    static long place(int block, int offset) {
        return (long) block << 32 | offset;
    }
}
