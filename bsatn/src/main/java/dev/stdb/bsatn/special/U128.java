package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.math.BigInteger;

/** An integer of 128 bits, unsigned: {@code hi} holds the upper 64 bits, {@code lo} the lower. Ordered by number. */
public record U128(long hi, long lo) implements Comparable<U128> {
    public static final U128 ZERO = new U128(0, 0);
    public static final U128 MIN = new U128(0, 0);
    public static final U128 MAX = new U128(-1, -1);

    public static final Codec<U128> CODEC = new Codec<>() {
        @Override
        public void write(U128 value, BsatnWriter out) {
            out.u128(value);
        }

        @Override
        public U128 read(BsatnReader in) {
            return in.u128();
        }
    };

    /** {@code value}, which must not be negative. */
    public static U128 of(long value) {
        if (value < 0) {
            throw new IllegalArgumentException(value + " is outside the range of u128");
        }
        return new U128(0, value);
    }

    /** The same number; an {@link IllegalArgumentException} when it takes more than 128 bits or is negative. */
    public static U128 fromBigInteger(BigInteger number) {
        WideInt.check(number, 128, false);
        return new U128(WideInt.word(number, 1), WideInt.word(number, 0));
    }

    /** Reads decimal digits; a {@link NumberFormatException} when it is something else. */
    public static U128 parse(String decimal) {
        return fromBigInteger(new BigInteger(decimal));
    }

    public BigInteger toBigInteger() {
        return WideInt.unsigned(hi, lo);
    }

    /** All 32 hexadecimal digits, highest first, lower case. */
    public String toHex() {
        var out = new StringBuilder(32);
        WideInt.appendHex(out, hi);
        WideInt.appendHex(out, lo);
        return out.toString();
    }

    /** 32 hexadecimal digits of either case, highest first. */
    public static U128 fromHex(String digits) {
        WideInt.checkHex(digits, 32);
        return new U128(WideInt.hexWord(digits, 0), WideInt.hexWord(digits, 16));
    }

    @Override
    public int compareTo(U128 other) {
        if (hi != other.hi) {
            return Long.compareUnsigned(hi, other.hi);
        }
        return Long.compareUnsigned(lo, other.lo);
    }

    /** Decimal. */
    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
