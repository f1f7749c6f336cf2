package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.math.BigInteger;

/** An integer of 256 bits, unsigned: {@code w3} holds the highest 64 bits, {@code w0} the lowest. Ordered by number. */
public record U256(long w3, long w2, long w1, long w0) implements Comparable<U256> {
    public static final U256 ZERO = new U256(0, 0, 0, 0);
    public static final U256 MIN = new U256(0, 0, 0, 0);
    public static final U256 MAX = new U256(-1, -1, -1, -1);

    public static final Codec<U256> CODEC = new Codec<>() {
        @Override
        public void write(U256 value, BsatnWriter out) {
            out.u256(value);
        }

        @Override
        public U256 read(BsatnReader in) {
            return in.u256();
        }
    };

    /** {@code value}, which must not be negative. */
    public static U256 of(long value) {
        if (value < 0) {
            throw new IllegalArgumentException(value + " is outside the range of u256");
        }
        return new U256(0, 0, 0, value);
    }

    /** The same number; an {@link IllegalArgumentException} when it takes more than 256 bits or is negative. */
    public static U256 fromBigInteger(BigInteger number) {
        WideInt.check(number, 256, false);
        return new U256(
                WideInt.word(number, 3), WideInt.word(number, 2), WideInt.word(number, 1), WideInt.word(number, 0));
    }

    /** Reads decimal digits; a {@link NumberFormatException} when it is something else. */
    public static U256 parse(String decimal) {
        return fromBigInteger(new BigInteger(decimal));
    }

    public BigInteger toBigInteger() {
        return WideInt.unsigned(w3, w2, w1, w0);
    }

    /** All 64 hexadecimal digits, highest first, lower case. */
    public String toHex() {
        var out = new StringBuilder(64);
        WideInt.appendHex(out, w3);
        WideInt.appendHex(out, w2);
        WideInt.appendHex(out, w1);
        WideInt.appendHex(out, w0);
        return out.toString();
    }

    /** 64 hexadecimal digits of either case, highest first. */
    public static U256 fromHex(String digits) {
        WideInt.checkHex(digits, 64);
        return new U256(
                WideInt.hexWord(digits, 0),
                WideInt.hexWord(digits, 16),
                WideInt.hexWord(digits, 32),
                WideInt.hexWord(digits, 48));
    }

    @Override
    public int compareTo(U256 other) {
        if (w3 != other.w3) {
            return Long.compareUnsigned(w3, other.w3);
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
