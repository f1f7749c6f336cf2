package dev.stdb.host.datastore;

import dev.stdb.bsatn.special.I128;
import dev.stdb.schema.SequenceSchema;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The source of an auto-increment column's values. Not part of any transaction: what it gave stays given. For the writer only. */
final class Sequence {
    private static final BigInteger MAX = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);

    /** How many values are reserved at once, as the server does it. */
    private static final int BLOCK = 4096;

    final int column;
    private final BigInteger min;
    private final BigInteger max;
    private final BigInteger increment;
    private BigInteger next;
    private int reserved;
    private boolean reservedMore;

    Sequence(SequenceSchema schema) {
        column = schema.column();
        min = orElse(schema.min(), BigInteger.ONE);
        max = orElse(schema.max(), MAX);
        increment = schema.increment().toBigInteger();
        next = orElse(schema.start(), BigInteger.ONE);
    }

    private static BigInteger orElse(@Nullable I128 value, BigInteger fallback) {
        return value == null ? fallback : value.toBigInteger();
    }

    /** Goes on where {@code other} stands. */
    void become(Sequence other) {
        next = other.next;
        reserved = other.reserved;
        reservedMore = other.reservedMore;
    }

    /** The next value; after the greatest comes the least, moved by as much as was overshot. */
    BigInteger take() {
        var value = next;
        if (reserved == 0) {
            reserved = BLOCK;
            reservedMore = true;
        }
        reserved--;
        next = wrapped(value.add(increment));
        return value;
    }

    private BigInteger wrapped(BigInteger value) {
        var size = max.subtract(min).add(BigInteger.ONE);
        if (value.compareTo(max) > 0) {
            return min.add(value.subtract(max).subtract(BigInteger.ONE).mod(size));
        }
        if (value.compareTo(min) < 0) {
            return max.subtract(min.subtract(value).subtract(BigInteger.ONE).mod(size));
        }
        return value;
    }

    /** The value after the block just reserved, once after each reservation; else null. */
    @Nullable
    I128 pollReservation() {
        if (!reservedMore) {
            return null;
        }
        reservedMore = false;
        return I128.fromBigInteger(wrapped(next.add(increment.multiply(BigInteger.valueOf(reserved)))));
    }

    /** Writes {@code value} over the integer at {@code from}, cut to its width. */
    static void write(BigInteger value, byte[] row, int from, int width) {
        byte[] bytes = value.toByteArray();
        byte sign = (byte) (value.signum() < 0 ? 0xFF : 0);
        for (int i = 0; i < width; i++) {
            int source = bytes.length - 1 - i;
            row[from + i] = source >= 0 ? bytes[source] : sign;
        }
    }
}
