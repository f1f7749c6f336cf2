package dev.stdb.client.internal.cache;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Hashes row bytes. The seed differs from process to process, so that a server cannot send rows that all collide. */
final class RowHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long K1 = 0x9E37_79B9_7F4A_7C15L;
    private static final long K2 = 0xD6E8_FEB8_6659_FD93L;
    private static final long SEED = new java.security.SecureRandom().nextLong();

    private RowHash() {}

    static int of(byte[] bytes, int offset, int length) {
        long h = SEED ^ (length * K2);
        int end = offset + length;
        int i = offset;
        for (; i + 8 <= end; i += 8) {
            h = fold(h ^ (long) LONGS.get(bytes, i), K1);
        }
        if (i < end) {
            h = fold(h ^ tail(bytes, offset, i, end), K2);
        }
        h ^= h >>> 32;
        return (int) ((h * K1) >>> 32);
    }

    /** The last 1 to 7 bytes, in whatever reads cover them; the length is already in the hash. */
    private static long tail(byte[] bytes, int start, int i, int end) {
        if (end - start >= 8) {
            return (long) LONGS.get(bytes, end - 8);
        }
        int left = end - i;
        if (left >= 4) {
            return ((int) INTS.get(bytes, i) & 0xFFFF_FFFFL) | ((long) (int) INTS.get(bytes, end - 4) << 32);
        }
        return (bytes[i] & 0xFFL) | ((bytes[i + (left >> 1)] & 0xFFL) << 8) | ((bytes[end - 1] & 0xFFL) << 16);
    }

    private static long fold(long a, long b) {
        return (a * b) ^ Math.multiplyHigh(a, b);
    }
}
