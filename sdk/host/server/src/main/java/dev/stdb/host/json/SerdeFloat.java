package dev.stdb.host.json;

import java.math.BigInteger;

/**
 * Decimal text to a double as serde_json does it by default: 64 bits of digits, times or divided by one power of ten.
 * That can be one unit off the nearest double, and the server's answers show it.
 */
final class SerdeFloat {
    private static final long MAX_BEFORE_DIGIT = Long.divideUnsigned(-1L, 10);
    private static final int MAX_POWER = 308;

    private SerdeFloat() {}

    /** The value of a JSON number; infinite when serde says that it is out of range. */
    static double parse(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        double value = magnitude(digits);
        return negative ? -value : value;
    }

    private static double magnitude(String text) {
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa = exponentAt < 0 ? text : text.substring(0, exponentAt);
        long written = exponentAt < 0 ? 0 : exponent(text.substring(exponentAt + 1));
        long significand = 0;
        long exponent = 0;
        boolean full = false;
        boolean fraction = false;
        for (int i = 0; i < mantissa.length(); i++) {
            char c = mantissa.charAt(i);
            if (c == '.') {
                fraction = true;
                continue;
            }
            full = full || overflows(significand, c - '0');
            if (!full) {
                significand = significand * 10 + (c - '0');
                exponent -= fraction ? 1 : 0;
            } else if (!fraction) {
                exponent++;
            }
        }
        return scaled(unsigned(significand), exponent + written);
    }

    private static long exponent(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return digits.length() > 9 ? (digits.startsWith("-") ? -1_000_000L : 1_000_000L) : Long.parseLong(digits);
    }

    private static boolean overflows(long significand, int digit) {
        int compared = Long.compareUnsigned(significand, MAX_BEFORE_DIGIT);
        return compared > 0 || (compared == 0 && digit > 5);
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : new BigInteger(Long.toUnsignedString(bits)).doubleValue();
    }

    private static double scaled(double significand, long exponent) {
        double value = significand;
        long left = exponent;
        while (left < -MAX_POWER) {
            if (value == 0) {
                return value;
            }
            value /= 1e308;
            left += MAX_POWER;
        }
        if (left > MAX_POWER) {
            return value == 0 ? value : Double.POSITIVE_INFINITY;
        }
        double power = Double.parseDouble("1e" + Math.abs(left));
        return left >= 0 ? value * power : value / power;
    }
}
