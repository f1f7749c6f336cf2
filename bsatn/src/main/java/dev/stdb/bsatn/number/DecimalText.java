package dev.stdb.bsatn.number;

import java.math.BigInteger;

/**
 * Reads decimal numbers as the nearest float or double, ties to even: exact however long the text is. What is accepted is an optional minus, digits with at
 * most one dot among or around them, and an optional exponent; anything else is a {@link NumberFormatException}.
 */
public final class DecimalText {
    /** No tie between two doubles takes more digits to tell, so that of the digits beyond these only "not all zero" matters. */
    private static final int MAX_DIGITS = 800;

    private static final int MAX_EXPONENT = 100_000;

    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final String text;
    private final StringBuilder digits = new StringBuilder();
    private boolean negative;
    private int exponent;

    private DecimalText(String text) {
        this.text = text;
        scan();
    }

    /** Infinite where the number is too large. */
    public static double toDouble(String text) {
        var number = new DecimalText(text);
        double value = number.quick();
        if (Double.isNaN(value)) {
            value = Double.longBitsToDouble(number.bits(53, -1074, 0x7FF));
        }
        return number.negative ? -value : value;
    }

    /** Infinite where the number is too large. */
    public static float toFloat(String text) {
        var number = new DecimalText(text);
        float value = number.quickFloat();
        if (Float.isNaN(value)) {
            value = Float.intBitsToFloat((int) number.bits(24, -149, 0xFF));
        }
        return number.negative ? -value : value;
    }

    private void scan() {
        int i = 0;
        int end = text.length();
        if (i < end && text.charAt(i) == '-') {
            negative = true;
            i++;
        }
        boolean any = false;
        boolean dot = false;
        boolean cut = false;
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' && !dot) {
                dot = true;
                continue;
            }
            if (c < '0' || c > '9') {
                break;
            }
            any = true;
            if (dot) {
                exponent--;
            }
            if (digits.length() == MAX_DIGITS) {
                cut |= c != '0';
                exponent++;
            } else if (c != '0' || digits.length() > 0) {
                digits.append(c);
            }
        }
        if (!any || (i < end && !exponentAt(i))) {
            throw new NumberFormatException("'" + text + "' is no number");
        }
        if (cut) {
            digits.append('1');
            exponent--;
        }
    }

    private boolean exponentAt(int start) {
        char e = text.charAt(start);
        int i = start + 1;
        int end = text.length();
        if ((e != 'e' && e != 'E') || i == end) {
            return false;
        }
        boolean down = text.charAt(i) == '-';
        if (down || text.charAt(i) == '+') {
            i++;
        }
        if (i == end) {
            return false;
        }
        int written = 0;
        for (; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            written = Math.min(MAX_EXPONENT, written * 10 + digit);
        }
        exponent += down ? -written : written;
        return true;
    }

    /** The double where one multiplication or division of exact numbers gives it, NaN where not. */
    private double quick() {
        int count = digits.length();
        if (count == 0) {
            return 0;
        }
        if (count > 15 || exponent < -22 || exponent > 22) {
            return Double.NaN;
        }
        double whole = Long.parseLong(digits.toString());
        return exponent < 0 ? whole / EXACT_POWERS[-exponent] : whole * EXACT_POWERS[exponent];
    }

    /** As {@link #quick}, for floats. */
    private float quickFloat() {
        int count = digits.length();
        if (count == 0) {
            return 0;
        }
        if (count > 7 || exponent < -10 || exponent > 10) {
            return Float.NaN;
        }
        float whole = Integer.parseInt(digits.toString());
        float power = (float) EXACT_POWERS[Math.abs(exponent)];
        return exponent < 0 ? whole / power : whole * power;
    }

    /**
     * The bit pattern without sign of the nearest number of a format with {@code precision} significant bits, {@code 2^least} as smallest number and
     * {@code infinite} as exponent field of the infinite.
     */
    private long bits(int precision, int least, int infinite) {
        int count = digits.length();
        long magnitude = (long) count + exponent;
        if (count == 0 || magnitude < -400) {
            return 0;
        }
        if (magnitude > 400) {
            return (long) infinite << (precision - 1);
        }
        BigInteger numerator = new BigInteger(digits.toString());
        BigInteger denominator = BigInteger.ONE;
        BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        if (exponent >= 0) {
            numerator = numerator.multiply(power);
        } else {
            denominator = power;
        }
        int scale = precision + 2 - (numerator.bitLength() - denominator.bitLength());
        if (scale >= 0) {
            numerator = numerator.shiftLeft(scale);
        } else {
            denominator = denominator.shiftLeft(-scale);
        }
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return rounded(parts[0].longValue(), parts[1].signum() != 0, scale, precision, least, infinite);
    }

    /** Rounds {@code quotient * 2^-scale}, a little more when {@code inexact}. */
    private static long rounded(long quotient, boolean inexact, int scale, int precision, int least, int infinite) {
        int length = 64 - Long.numberOfLeadingZeros(quotient);
        int last = Math.max(length - precision - scale, least);
        int drop = last + scale;
        if (drop > 62) {
            return 0;
        }
        long mantissa = quotient >>> drop;
        long rest = quotient & ((1L << drop) - 1);
        long half = 1L << (drop - 1);
        if (rest > half || (rest == half && (inexact || (mantissa & 1) == 1))) {
            mantissa++;
        }
        if (mantissa < 1L << (precision - 1)) {
            return mantissa; // subnormal, and so the field is 0
        }
        long field =
                Math.min(last - least, infinite - 1); // one less than the exponent's: the mantissa's first bit adds it
        return Math.min((field << (precision - 1)) + mantissa, (long) infinite << (precision - 1));
    }
}
