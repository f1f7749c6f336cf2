package dev.stdb.host.datastore;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A key being built: bytes whose unsigned order is the order of the keys, none a prefix of another of the same columns. */
final class KeyBuffer {
    private byte[] bytes = new byte[32];
    private int size;

    KeyBuffer reset() {
        size = 0;
        return this;
    }

    void put(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** {@code width} little-endian bytes turned big-endian, the first combined with {@code flip}. */
    void putReversed(byte[] source, int from, int width, int flip) {
        room(width);
        for (int i = width - 1; i >= 0; i--) {
            bytes[size++] = source[from + i];
        }
        bytes[size - width] ^= (byte) flip;
    }

    void putLong(long value, int width) {
        room(width);
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /** Bytes of any number, so that a shorter text goes before its continuations: a zero is marked, the end is two zeros. */
    void putText(byte[] source, int from, int length) {
        room(length + 2);
        for (int i = from; i < from + length; i++) {
            if (source[i] == 0) {
                room(from + length - i + 3);
                bytes[size++] = 0;
                bytes[size++] = (byte) 0xFF;
            } else {
                bytes[size++] = source[i];
            }
        }
        put(0);
        put(0);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The first eight bytes as a number whose signed order is the order of the keys; missing ones count as zero. */
    long toLong() {
        return asLong(bytes, size);
    }

    static long asLong(byte[] bytes, int size) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | (i < size ? bytes[i] & 0xFF : 0);
        }
        return value ^ Long.MIN_VALUE;
    }

    /** The least bytes above everything that begins with {@code prefix}; null when there are none. */
    static byte @Nullable [] after(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xFF) {
                byte[] after = Arrays.copyOf(prefix, i + 1);
                after[i]++;
                return after;
            }
        }
        return null;
    }
}
