package dev.stdb.bsatn.number;

import java.math.BigInteger;

/**
 * The shortest decimal that reads back as the same float or double, and of those the nearest: {@code digits * 10^exponent}, the last digit not zero. Where
 * two are equally near, Rust's own Display takes the upper and its JSON writer the even one: {@link Ties}.
 *
 * <p>Found as in Raffaello Giulietti, "The Schubfach way to render doubles"; the powers of ten are worked out when first needed and kept.
 */
public record ShortestDecimal(long digits, int exponent) {
    /** Which of two shortest decimals to take when the number lies exactly between them. */
    public enum Ties {
        EVEN,
        UP
    }

    private static final int MIN_K = -330;
    private static final long MASK_63 = Long.MAX_VALUE;

    /** Upper 63 and lower 63 bits of the power for {@code k}, two entries each; 0 means not worked out yet. */
    private static final long[] POWERS = new long[2 * (2 * -MIN_K + 1)];

    /** Of a finite double other than zero; its sign is left out. */
    public static ShortestDecimal of(double value, Ties ties) {
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> 52) & 0x7FF;
        long fraction = bits & 0xF_FFFF_FFFF_FFFFL;
        if (biased == 0x7FF || (bits & MASK_63) == 0) {
            throw new IllegalArgumentException("no digits for a number that is zero or not finite");
        }
        return biased == 0
                ? shortest(-1074, fraction, false, ties)
                : shortest(biased - 1075, fraction | 0x10_0000_0000_0000L, fraction == 0 && biased > 1, ties);
    }

    /** Of a finite float other than zero; its sign is left out. */
    public static ShortestDecimal of(float value, Ties ties) {
        int bits = Float.floatToRawIntBits(value);
        int biased = (bits >>> 23) & 0xFF;
        int fraction = bits & 0x7F_FFFF;
        if (biased == 0xFF || (bits & Integer.MAX_VALUE) == 0) {
            throw new IllegalArgumentException("no digits for a number that is zero or not finite");
        }
        return biased == 0
                ? shortest(-149, fraction, false, ties)
                : shortest(biased - 150, fraction | 0x80_0000, fraction == 0 && biased > 1, ties);
    }

    /** Of {@code c * 2^q}; {@code uneven} when the next smaller number is only half as far away as the next larger. */
    private static ShortestDecimal shortest(int q, long c, boolean uneven, Ties ties) {
        long odd = c & 1;
        long middle = c << 2;
        long lower = uneven ? middle - 1 : middle - 2;
        long upper = middle + 2;
        int k = uneven ? floorLog10ThreeQuartersPow2(q) : floorLog10Pow2(q);
        int h = q + floorLog2Pow10(-k) + 2;
        int at = power(k);
        long g1 = POWERS[at];
        long g0 = POWERS[at + 1];
        long v = roundedToOdd(g1, g0, middle << h);
        long least = roundedToOdd(g1, g0, lower << h) + odd;
        long most = roundedToOdd(g1, g0, upper << h) - odd;

        long s = v >> 2;
        if (s >= 10) {
            long tens = s / 10;
            boolean low = least <= 40 * tens;
            boolean high = 40 * tens + 40 <= most;
            if (low != high) {
                return trimmed(low ? tens : tens + 1, k + 1);
            }
        }
        boolean low = least <= s << 2;
        boolean high = (s + 1) << 2 <= most;
        if (low != high) {
            return trimmed(low ? s : s + 1, k);
        }
        long half = (s << 2) + 2;
        boolean down = v < half || (v == half && ties == Ties.EVEN && (s & 1) == 0);
        return trimmed(down ? s : s + 1, k);
    }

    private static ShortestDecimal trimmed(long digits, int exponent) {
        while (digits % 10 == 0) {
            digits /= 10;
            exponent++;
        }
        return new ShortestDecimal(digits, exponent);
    }

    /** {@code (g1 * 2^63 + g0) * cp / 2^127}, its last bit set when anything was cut off. */
    private static long roundedToOdd(long g1, long g0, long cp) {
        long x1 = multiplyHigh(g0, cp);
        long y0 = g1 * cp;
        long y1 = multiplyHigh(g1, cp);
        long z = (y0 >>> 1) + x1;
        long w = y1 + (z >>> 63);
        return w | (((z & MASK_63) + MASK_63) >>> 63);
    }

    /** The upper 64 bits of the product of two numbers that are not negative. */
    private static long multiplyHigh(long a, long b) {
        long a1 = a >>> 32;
        long a0 = a & 0xFFFF_FFFFL;
        long b1 = b >>> 32;
        long b0 = b & 0xFFFF_FFFFL;
        long low = a0 * b0;
        long middle = a1 * b0 + (low >>> 32);
        long other = a0 * b1 + (middle & 0xFFFF_FFFFL);
        return a1 * b1 + (middle >>> 32) + (other >>> 32);
    }

    /** Where {@link #POWERS} has {@code floor(10^-k * 2^r) + 1}, {@code r} such that it takes 126 bits. */
    private static int power(int k) {
        int at = 2 * (k - MIN_K);
        if (POWERS[at] == 0) {
            int r = 125 - floorLog2Pow10(-k);
            BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
            BigInteger scaled =
                    k <= 0 ? shift(ten, r) : shift(BigInteger.ONE, r).divide(ten);
            BigInteger g = scaled.add(BigInteger.ONE);
            POWERS[at + 1] = g.longValue() & MASK_63;
            POWERS[at] = g.shiftRight(63).longValue();
        }
        return at;
    }

    private static BigInteger shift(BigInteger number, int left) {
        return left >= 0 ? number.shiftLeft(left) : number.shiftRight(-left);
    }

    private static int floorLog10Pow2(int e) {
        return (int) ((e * 661_971_961_083L) >> 41);
    }

    private static int floorLog10ThreeQuartersPow2(int e) {
        return (int) ((e * 661_971_961_083L - 274_743_187_321L) >> 41);
    }

    private static int floorLog2Pow10(int e) {
        return (int) ((e * 913_124_641_741L) >> 38);
    }
}
