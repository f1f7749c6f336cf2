package dev.stdb.conformance.differential.corpus;

public final class Integers {
    private static int zero = 0;
    private static int minusOne = -1;
    private static final int[] EDGES = {
        0, 1, -1, 2, -2, 7, -7, 127, 128, -128, 255, 65535, 65536, 0x7FFFFFFF, 0x80000000, 0x80000001, 1 << 30
    };

    private Integers() {}

    public static String divisionByZeroThrows() {
        try {
            return "gave " + 1 / zero;
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    public static String remainderByZeroThrows() {
        try {
            return "gave " + 1 % zero;
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    public static String smallestByMinusOne() {
        return Integer.MIN_VALUE / minusOne + " " + Integer.MIN_VALUE % minusOne;
    }

    public static String allPairsOfEdges() {
        int hash = 1;
        for (int a : EDGES) {
            for (int b : EDGES) {
                hash = 31 * hash + (a + b);
                hash = 31 * hash + (a - b);
                hash = 31 * hash + a * b;
                hash = 31 * hash + (b == 0 ? 17 : a / b);
                hash = 31 * hash + (b == 0 ? 19 : a % b);
                hash = 31 * hash + (a << b);
                hash = 31 * hash + (a >> b);
                hash = 31 * hash + (a >>> b);
                hash = 31 * hash + (a & b) + (a | b) * 3 + (a ^ b) * 5;
                hash = 31 * hash + Integer.compare(a, b) + Integer.compareUnsigned(a, b) * 2;
            }
        }
        return Integer.toString(hash);
    }

    public static String unsignedDivision() {
        var text = new StringBuilder();
        for (int a : EDGES) {
            text.append(Integer.divideUnsigned(a, 3))
                    .append(',')
                    .append(Integer.remainderUnsigned(a, 7))
                    .append(' ');
        }
        return text.toString();
    }

    public static String unsignedDivisionByZeroThrows() {
        try {
            return "gave " + Integer.divideUnsigned(5, zero);
        } catch (ArithmeticException e) {
            return "threw";
        }
    }

    public static String bitTricks() {
        var text = new StringBuilder();
        for (int a : EDGES) {
            text.append(Integer.bitCount(a)).append(' ');
            text.append(Integer.numberOfLeadingZeros(a)).append(' ');
            text.append(Integer.numberOfTrailingZeros(a)).append(' ');
            text.append(Integer.reverse(a))
                    .append(' ')
                    .append(Integer.reverseBytes(a))
                    .append(' ');
            text.append(Integer.rotateLeft(a, 5))
                    .append(' ')
                    .append(Integer.rotateRight(a, 33))
                    .append(' ');
            text.append(Integer.highestOneBit(a))
                    .append(' ')
                    .append(Integer.lowestOneBit(a))
                    .append('\n');
        }
        return text.toString();
    }

    public static String toStringInBases() {
        var text = new StringBuilder();
        for (int a : EDGES) {
            text.append(Integer.toString(a))
                    .append(' ')
                    .append(Integer.toHexString(a))
                    .append(' ');
            text.append(Integer.toBinaryString(a))
                    .append(' ')
                    .append(Integer.toOctalString(a))
                    .append(' ');
            text.append(Integer.toString(a, 36))
                    .append(' ')
                    .append(Integer.toUnsignedString(a))
                    .append('\n');
        }
        return text.toString();
    }

    public static String parsing() {
        var text = new StringBuilder();
        for (String s :
                new String[] {"0", "-1", "+7", "2147483647", "-2147483648", "2147483648", "", "-", "12x", " 1"}) {
            try {
                text.append(Integer.parseInt(s)).append(' ');
            } catch (NumberFormatException e) {
                text.append("bad ");
            }
        }
        return text + " " + Integer.parseInt("zz", 36) + " " + Integer.parseUnsignedInt("4294967295");
    }

    public static String narrowing() {
        var text = new StringBuilder();
        for (int a : EDGES) {
            text.append((byte) a)
                    .append(' ')
                    .append((short) a)
                    .append(' ')
                    .append((int) (char) a)
                    .append(' ');
        }
        return text.toString();
    }

    @SuppressWarnings("lossy-conversions") // what this case is about
    public static String compoundAssignmentsNarrow() {
        byte b = 100;
        b += 100;
        short s = 30000;
        s *= 3;
        char c = 'a';
        c += 70000;
        int i = 5;
        i -= 3.7;
        i >>>= 33;
        return b + " " + s + " " + (int) c + " " + i;
    }

    public static String exactArithmeticOverflows() {
        var text = new StringBuilder();
        try {
            text.append(Math.addExact(Integer.MAX_VALUE, 1));
        } catch (ArithmeticException e) {
            text.append("add ");
        }
        try {
            text.append(Math.multiplyExact(1 << 20, 1 << 20));
        } catch (ArithmeticException e) {
            text.append("multiply ");
        }
        try {
            text.append(Math.toIntExact(1L << 40));
        } catch (ArithmeticException e) {
            text.append("toInt ");
        }
        return text + " " + Math.floorDiv(-7, 2) + " " + Math.floorMod(-7, 2) + " " + Math.abs(Integer.MIN_VALUE);
    }

    public static String boxedCache() {
        Integer a = 127;
        Integer b = 127;
        Object c = 1000;
        return (a.equals(b)) + " " + c.hashCode() + " " + c.equals(1000L) + " "
                + Integer.valueOf(5).compareTo(6);
    }

    public static String shortCircuitAndIncrement() {
        int i = 0;
        boolean r = i++ > 0 && i++ > 0;
        boolean q = ++i > 1 || i++ > 0;
        return i + " " + r + " " + q + " " + (i++ + ++i);
    }
}
