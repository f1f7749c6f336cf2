package dev.stdb.conformance.differential.corpus;

public final class Longs {
    private static long zero = 0;
    private static long minusOne = -1;
    private static final long[] EDGES = {
        0,
        1,
        -1,
        10,
        -10,
        0xFFFFFFFFL,
        1L << 32,
        -(1L << 32),
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        0x123456789ABCDEFL,
        1L << 62
    };

    private Longs() {}

    public static String divisionByZeroThrows() {
        try {
            return "gave " + 1L / zero;
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    public static String remainderByZeroThrows() {
        try {
            return "gave " + 1L % zero;
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    public static String smallestByMinusOne() {
        return Long.MIN_VALUE / minusOne + " " + Long.MIN_VALUE % minusOne;
    }

    public static String allPairsOfEdges() {
        long hash = 1;
        for (long a : EDGES) {
            for (long b : EDGES) {
                hash = 31 * hash + (a + b);
                hash = 31 * hash + (a - b) * 3;
                hash = 31 * hash + a * b;
                hash = 31 * hash + (b == 0 ? 17 : a / b);
                hash = 31 * hash + (b == 0 ? 19 : a % b);
                hash = 31 * hash + (a << b);
                hash = 31 * hash + (a >> b);
                hash = 31 * hash + (a >>> b);
                hash = 31 * hash + Long.compare(a, b) + Long.compareUnsigned(a, b) * 2;
                hash = 31 * hash + Math.multiplyHigh(a, b);
            }
        }
        return Long.toString(hash);
    }

    public static String unsigned() {
        var text = new StringBuilder();
        for (long a : EDGES) {
            text.append(Long.divideUnsigned(a, 10))
                    .append(',')
                    .append(Long.remainderUnsigned(a, 10))
                    .append(' ');
            text.append(Long.toUnsignedString(a)).append('\n');
        }
        return text.toString();
    }

    public static String bitTricks() {
        var text = new StringBuilder();
        for (long a : EDGES) {
            text.append(Long.bitCount(a))
                    .append(' ')
                    .append(Long.numberOfLeadingZeros(a))
                    .append(' ');
            text.append(Long.numberOfTrailingZeros(a))
                    .append(' ')
                    .append(Long.reverse(a))
                    .append(' ');
            text.append(Long.reverseBytes(a))
                    .append(' ')
                    .append(Long.rotateLeft(a, 65))
                    .append('\n');
        }
        return text.toString();
    }

    public static String texts() {
        var text = new StringBuilder();
        for (long a : EDGES) {
            text.append(a)
                    .append(' ')
                    .append(Long.toHexString(a))
                    .append(' ')
                    .append(Long.toString(a, 36))
                    .append('\n');
        }
        return text.toString();
    }

    public static String parsing() {
        var text = new StringBuilder();
        for (String s : new String[] {"9223372036854775807", "-9223372036854775808", "9223372036854775808", "x", ""}) {
            try {
                text.append(Long.parseLong(s)).append(' ');
            } catch (NumberFormatException e) {
                text.append("bad ");
            }
        }
        return text + Long.toString(Long.parseUnsignedLong("18446744073709551615"));
    }

    public static String conversions() {
        var text = new StringBuilder();
        for (long a : EDGES) {
            text.append((int) a).append(' ').append((byte) a).append(' ').append(Double.doubleToLongBits((double) a));
            text.append(' ').append(Float.floatToIntBits((float) a)).append('\n');
        }
        return text.toString();
    }

    public static String hashes() {
        long h = 0;
        for (long a : EDGES) {
            h = 31 * h + Long.hashCode(a) + Long.valueOf(a).hashCode();
        }
        return Long.toString(h);
    }

    public static String exactArithmeticOverflows() {
        var text = new StringBuilder();
        try {
            text.append(Math.addExact(Long.MAX_VALUE, 1L));
        } catch (ArithmeticException e) {
            text.append("add ");
        }
        try {
            text.append(Math.multiplyExact(1L << 40, 1L << 40));
        } catch (ArithmeticException e) {
            text.append("multiply ");
        }
        try {
            text.append(Math.negateExact(Long.MIN_VALUE));
        } catch (ArithmeticException e) {
            text.append("negate ");
        }
        return text + " " + Math.floorMod(-7L, 3L) + " " + Math.floorDiv(-7L, 3L);
    }
}
