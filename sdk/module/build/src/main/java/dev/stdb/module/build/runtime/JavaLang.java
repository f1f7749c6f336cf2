package dev.stdb.module.build.runtime;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Methods of {@code java.lang} that TeaVM's class library lacks or has wrong. */
public final class JavaLang {
    /** On its own, so that only modules which use it have big numbers in them. */
    private static final class UnsignedLongs {
        static final BigInteger COUNT = BigInteger.ONE.shiftLeft(64);
    }

    /** Of a long, with its sign. */
    private static final int MOST_DIGITS = 20;

    private JavaLang() {}

    /** In place of {@code Character.isWhitespace}, which would bring the tables of all characters: strip and isBlank ask it. */
    public static boolean isWhitespace(int c) {
        if (c < 0x80) {
            return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
        }
        if (c < 0x2000) {
            return c == 0x1680;
        }
        return (c <= 0x200A && c != 0x2007) || c == 0x2028 || c == 0x2029 || c == 0x205F || c == 0x3000;
    }

    /** In place of {@code StringBuilder.append(int)}. */
    public static StringBuilder append(StringBuilder text, int number) {
        return text.append(decimal(number));
    }

    /** In place of {@code StringBuilder.append(long)}. */
    public static StringBuilder append(StringBuilder text, long number) {
        return text.append(decimal(number));
    }

    /** In place of {@code Integer.toString}. */
    public static String toString(int number) {
        return decimal(number);
    }

    /** In place of {@code Long.toString}. */
    public static String toString(long number) {
        return decimal(number);
    }

    private static String decimal(long number) {
        if (number == Long.MIN_VALUE) {
            return "-9223372036854775808";
        }
        long rest = number < 0 ? -number : number;
        int length = number < 0 ? 2 : 1;
        for (long power = 10; length < MOST_DIGITS && power <= rest; power *= 10) {
            length++;
            if (power > Long.MAX_VALUE / 10) {
                break;
            }
        }
        char[] digits = new char[length];
        int at = length;
        while (rest > Integer.MAX_VALUE) {
            long tenth = rest / 10;
            digits[--at] = (char) ('0' + (int) (rest - tenth * 10));
            rest = tenth;
        }
        int small = (int) rest;
        do {
            int tenth = small / 10;
            digits[--at] = (char) ('0' + (small - tenth * 10));
            small = tenth;
        } while (small != 0);
        if (number < 0) {
            digits[0] = '-';
        }
        return ModuleBytes.text(digits);
    }

    public static int sum(int a, int b) {
        return a + b;
    }

    public static long sum(long a, long b) {
        return a + b;
    }

    public static float sum(float a, float b) {
        return a + b;
    }

    public static double sum(double a, double b) {
        return a + b;
    }

    public static long toUnsignedLong(int value) {
        return value & 0xFFFF_FFFFL;
    }

    public static int parseUnsignedInt(String text) {
        return parseUnsignedInt(text, 10);
    }

    public static int parseUnsignedInt(String text, int radix) {
        long value = text.startsWith("-") ? -1 : Long.parseLong(text, radix);
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new NumberFormatException(text);
        }
        return (int) value;
    }

    public static long parseUnsignedLong(String text) {
        return parseUnsignedLong(text, 10);
    }

    public static long parseUnsignedLong(String text, int radix) {
        var value = new BigInteger(text, radix);
        if (value.signum() < 0 || text.startsWith("-") || value.compareTo(UnsignedLongs.COUNT) >= 0) {
            throw new NumberFormatException(text);
        }
        return value.longValue();
    }

    public static long multiplyHigh(long a, long b) {
        long low = (a & 0xFFFF_FFFFL) * (b & 0xFFFF_FFFFL);
        long middle = (a >> 32) * (b & 0xFFFF_FFFFL) + (low >>> 32);
        long carried = (a & 0xFFFF_FFFFL) * (b >> 32) + (middle & 0xFFFF_FFFFL);
        return (a >> 32) * (b >> 32) + (middle >> 32) + (carried >> 32);
    }

    public static long unsignedMultiplyHigh(long a, long b) {
        return multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }

    public static Stream<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            lines.add(text.substring(from, end));
            boolean pair = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
            from = end + (pair ? 2 : 1);
        }
        return lines.stream();
    }

    public static int indexOf(String text, String sought, int from, int to) {
        int at = text.substring(from, to).indexOf(sought);
        return at < 0 ? at : from + at;
    }

    public static int indexOf(String text, int sought, int from, int to) {
        int at = text.substring(from, to).indexOf(sought);
        return at < 0 ? at : from + at;
    }

    public static String indent(String text, int n) {
        if (text.isEmpty()) {
            return "";
        }
        var result = new StringBuilder();
        lines(text).forEach(line -> {
            if (n >= 0) {
                result.append(" ".repeat(n)).append(line);
            } else {
                int drop = 0;
                while (drop < -n && drop < line.length() && Character.isWhitespace(line.charAt(drop))) {
                    drop++;
                }
                result.append(line, drop, line.length());
            }
            result.append('\n');
        });
        return result.toString();
    }

    public static boolean isInfinite(double d) {
        return d == Double.POSITIVE_INFINITY || d == Double.NEGATIVE_INFINITY;
    }

    public static boolean isInfinite(float f) {
        return f == Float.POSITIVE_INFINITY || f == Float.NEGATIVE_INFINITY;
    }

    public static long doubleToLongBits(double d) {
        return Double.isNaN(d) ? 0x7FF8_0000_0000_0000L : Double.doubleToRawLongBits(d);
    }

    public static int floatToIntBits(float f) {
        return Float.isNaN(f) ? 0x7FC0_0000 : Float.floatToRawIntBits(f);
    }

    public static Throwable[] orEmpty(Throwable @Nullable [] list) {
        return list == null ? new Throwable[0] : list;
    }

    public static long round(double d) {
        double floor = Math.floor(d);
        return (long) (d - floor >= 0.5 ? floor + 1 : floor);
    }

    public static int round(float f) {
        double floor = Math.floor(f);
        return (int) (f - floor >= 0.5 ? floor + 1 : floor);
    }

    public static double rint(double d) {
        double magnitude = Math.abs(d);
        if (!(magnitude < 0x1p52)) {
            return d;
        }
        return Math.copySign(magnitude + 0x1p52 - 0x1p52, d);
    }

    public static double ulp(double d) {
        if (Double.isNaN(d)) {
            return d;
        }
        double magnitude = Math.abs(d);
        if (magnitude == Double.POSITIVE_INFINITY) {
            return magnitude;
        }
        long bits = Double.doubleToRawLongBits(magnitude);
        return magnitude == Double.MAX_VALUE ? 0x1p971 : Double.longBitsToDouble(bits + 1) - magnitude;
    }

    public static float ulp(float f) {
        if (Float.isNaN(f)) {
            return f;
        }
        float magnitude = Math.abs(f);
        if (magnitude == Float.POSITIVE_INFINITY) {
            return magnitude;
        }
        int bits = Float.floatToRawIntBits(magnitude);
        return magnitude == Float.MAX_VALUE ? 0x1p104f : Float.intBitsToFloat(bits + 1) - magnitude;
    }

    public static StringBuilder reverse(StringBuilder text) {
        int length = text.length();
        char[] reversed = new char[length];
        for (int i = 0; i < length; i++) {
            reversed[length - 1 - i] = text.charAt(i);
        }
        for (int i = 0; i + 1 < length; i++) {
            if (Character.isLowSurrogate(reversed[i]) && Character.isHighSurrogate(reversed[i + 1])) {
                char low = reversed[i];
                reversed[i] = reversed[i + 1];
                reversed[++i] = low;
            }
        }
        text.setLength(0);
        return text.append(reversed);
    }

    /** Exact, as Java's {@code %} is: TeaVM divides, multiplies and subtracts, which loses digits. */
    public static double remainder(double a, double b) {
        if (b == 0 || Double.isNaN(a) || Double.isNaN(b) || Double.isInfinite(a)) {
            return Double.NaN;
        }
        if (Double.isInfinite(b)) {
            return a;
        }
        double divisor = Math.abs(b);
        double rest = Math.abs(a);
        while (rest >= divisor) {
            rest -= largestMultiple(divisor, rest);
        }
        return Double.doubleToRawLongBits(a) < 0 ? -rest : rest;
    }

    /** The largest {@code divisor * 2^n} that is not above {@code rest}. Both are positive, {@code divisor <= rest}. */
    private static double largestMultiple(double divisor, double rest) {
        long bits = Double.doubleToRawLongBits(divisor);
        long restBits = Double.doubleToRawLongBits(rest);
        long exponent = bits >>> 52;
        if (exponent == 0) {
            double multiple = divisor;
            while (multiple <= rest - multiple) {
                multiple += multiple;
            }
            return multiple;
        }
        long aligned = (bits & 0x000F_FFFF_FFFF_FFFFL) | (restBits & 0x7FF0_0000_0000_0000L);
        double multiple = Double.longBitsToDouble(aligned);
        return multiple <= rest ? multiple : multiple / 2;
    }

    public static float remainder(float a, float b) {
        return (float) remainder((double) a, (double) b);
    }

    /** {@code Math.powerOfTwoD}, which the JDK's math functions use: 2 to the power of {@code n}, -1022 to 1023. */
    public static double powerOfTwoD(int n) {
        return Double.longBitsToDouble((long) (n + 1023) << 52);
    }

    private static final int SCALE_STEP = 512;

    /** {@code Math.scalb}: {@code value} times 2 to the power of {@code n}, rounded once. */
    public static double scalb(double value, int n) {
        int bounded = Math.max(-2099, Math.min(2099, n)); // beyond, every result is zero or infinite
        double scaled = value * powerOfTwoD(bounded % SCALE_STEP);
        double step = powerOfTwoD(bounded < 0 ? -SCALE_STEP : SCALE_STEP);
        for (int left = Math.abs(bounded / SCALE_STEP); left > 0; left--) {
            scaled *= step; // exact, or so small that it becomes zero, or infinite
        }
        return scaled;
    }

    /** {@code Math.scalb} for floats. */
    public static float scalb(float value, int n) {
        return (float) scalb((double) value, n);
    }
}
