package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.math.BigInteger;

/** An integer of 256 bits, signed, two's complement: {@code w3} holds the highest 64 bits, {@code w0} the lowest. Ordered by number. */
public record I256(long w3, long w2, long w1, long w0) implements Comparable<I256> {
    public static final I256 ZERO = new I256(0, 0, 0, 0);
    public static final I256 MIN = new I256(Long.MIN_VALUE, 0, 0, 0);
    public static final I256 MAX = new I256(Long.MAX_VALUE, -1, -1, -1);

    public static final Codec<I256> CODEC = new Codec<>() {
        @Override
        public void write(I256 value, BsatnWriter out) {
            out.i256(value);
        }

        @Override
        public I256 read(BsatnReader in) {
            return in.i256();
        }
    };

    /** {@code value} with its sign. */
    public static I256 of(long value) {
        return new I256(value < 0 ? -1 : 0, value < 0 ? -1 : 0, value < 0 ? -1 : 0, value);
    }

    /** The same number; an {@link IllegalArgumentException} when it takes more than 256 bits. */
    public static I256 fromBigInteger(BigInteger number) {
        WideInt.check(number, 256, true);
        return new I256(
                WideInt.word(number, 3), WideInt.word(number, 2), WideInt.word(number, 1), WideInt.word(number, 0));
    }

    /** Reads decimal digits with an optional minus; a {@link NumberFormatException} when it is something else. */
    public static I256 parse(String decimal) {
        return fromBigInteger(new BigInteger(decimal));
    }

    public BigInteger toBigInteger() {
        return WideInt.signed(w3, w2, w1, w0);
    }

    @Override
    public int compareTo(I256 other) {
        if (w3 != other.w3) {
            return Long.compare(w3, other.w3);
        }
        if (w2 != other.w2) {
            return Long.compareUnsigned(w2, other.w2);
        }
        if (w1 != other.w1) {
            return Long.compareUnsigned(w1, other.w1);
        }
        return Long.compareUnsigned(w0, other.w0);
    }

    /** Decimal. */
    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
