package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.math.BigInteger;

/** An integer of 128 bits, signed, two's complement: {@code hi} holds the upper 64 bits, {@code lo} the lower. Ordered by number. */
public record I128(long hi, long lo) implements Comparable<I128> {
    public static final I128 ZERO = new I128(0, 0);
    public static final I128 MIN = new I128(Long.MIN_VALUE, 0);
    public static final I128 MAX = new I128(Long.MAX_VALUE, -1);

    public static final Codec<I128> CODEC = new Codec<>() {
        @Override
        public void write(I128 value, BsatnWriter out) {
            out.i128(value);
        }

        @Override
        public I128 read(BsatnReader in) {
            return in.i128();
        }
    };

    /** {@code value} with its sign. */
    public static I128 of(long value) {
        return new I128(value < 0 ? -1 : 0, value);
    }

    /** The same number; an {@link IllegalArgumentException} when it takes more than 128 bits. */
    public static I128 fromBigInteger(BigInteger number) {
        WideInt.check(number, 128, true);
        return new I128(WideInt.word(number, 1), WideInt.word(number, 0));
    }

    /** Reads decimal digits with an optional minus; a {@link NumberFormatException} when it is something else. */
    public static I128 parse(String decimal) {
        return fromBigInteger(new BigInteger(decimal));
    }

    public BigInteger toBigInteger() {
        return WideInt.signed(hi, lo);
    }

    @Override
    public int compareTo(I128 other) {
        if (hi != other.hi) {
            return Long.compare(hi, other.hi);
        }
        return Long.compareUnsigned(lo, other.lo);
    }

    /** Decimal. */
    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
