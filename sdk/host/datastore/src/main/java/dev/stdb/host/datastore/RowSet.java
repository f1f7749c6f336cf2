package dev.stdb.host.datastore;

import it.unimi.dsi.fastutil.Hash;
import it.unimi.dsi.fastutil.objects.ObjectLinkedOpenCustomHashSet;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows by content, oldest first. */
final class RowSet {
    private final ObjectLinkedOpenCustomHashSet<byte[]> rows = new ObjectLinkedOpenCustomHashSet<>(BY_CONTENT);

    boolean add(byte[] row) {
        return rows.add(row);
    }

    boolean remove(byte[] row) {
        return rows.remove(row);
    }

    boolean contains(byte[] row) {
        return rows.contains(row);
    }

    /** The row with this content as it is stored, or null. */
    byte @Nullable [] get(byte[] row) {
        return rows.get(row);
    }

    byte[] first() {
        return rows.first();
    }

    int size() {
        return rows.size();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void clear() {
        rows.clear();
        rows.trim();
    }

    void forEach(Consumer<byte[]> action) {
        rows.forEach(action);
    }

    List<byte[]> snapshot() {
        return Arrays.asList(rows.toArray(new byte[0][]));
    }

    /** Hashes with a secret, so that nobody can choose rows that collide. */
    static final Hash.Strategy<byte[]> BY_CONTENT = new Hash.Strategy<>() {
        private static final VarHandle LONGS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
        private static final long SECRET = new SecureRandom().nextLong();

        @Override
        public int hashCode(byte[] row) {
            long hash = SECRET ^ (row.length * MULTIPLIER);
            int i = 0;
            for (; i + 8 <= row.length; i += 8) {
                hash = mix(hash, (long) LONGS.get(row, i));
            }
            long tail = 0;
            for (; i < row.length; i++) {
                tail = (tail << 8) | (row[i] & 0xFF);
            }
            hash = mix(hash, tail);
            return (int) (hash ^ (hash >>> 32));
        }

        private static long mix(long hash, long word) {
            long a = hash ^ word;
            long b = (MULTIPLIER ^ SECRET) | 1;
            return Math.multiplyHigh(a, b) ^ (a * b);
        }

        @Override
        public boolean equals(byte[] a, byte[] b) {
            return Arrays.equals(a, b);
        }
    };
}
