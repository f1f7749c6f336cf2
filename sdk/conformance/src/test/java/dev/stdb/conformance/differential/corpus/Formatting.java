package dev.stdb.conformance.differential.corpus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

public final class Formatting {
    private Formatting() {}

    private static String of(String format, Object... arguments) {
        try {
            return String.format(Locale.ROOT, format, arguments) + ";";
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + ";";
        }
    }

    public static String integers() {
        var t = new StringBuilder();
        for (String f : List.of(
                "%d",
                "%5d", "%-5d|", "%05d", "%+d", "% d", "%,d", "%(d", "%x", "%X", "%08x", "%o", "%#x", "%c", "%s",
                "%10s|", "%-10s|", "%h", "%b", "%,15d", "%+,d")) {
            for (Object o : new Object[] {0, 1, -1, 42, 123456789, -987654321, Integer.MIN_VALUE}) {
                t.append(of(f, o));
            }
            t.append(of(f, 1234567890123L))
                    .append(of(f, (byte) -1))
                    .append(of(f, (short) 300))
                    .append(of(f, BigInteger.TEN.pow(20)));
        }
        return t.toString();
    }

    public static String fractions() {
        var t = new StringBuilder();
        for (String f : List.of(
                "%f",
                "%.2f",
                "%.0f",
                "%10.3f|",
                "%-10.1f|",
                "%010.2f",
                "%+.1f",
                "%,.2f",
                "%(.2f",
                "%e",
                "%.3e",
                "%g",
                "%.4g",
                "%s",
                "%a",
                "%.10f")) {
            for (double d : new double[] {
                0,
                -0.0,
                1,
                -1.5,
                0.125,
                0.375,
                2.5,
                3.5,
                1234567.891,
                1e-7,
                1e20,
                123456789012345680.0,
                0.1,
                0.045,
                1.005,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            }) {
                t.append(of(f, d));
            }
            t.append(of(f, 1.1f)).append(of(f, new BigDecimal("12345.6789")));
        }
        return t.toString();
    }

    public static String texts() {
        var t = new StringBuilder();
        for (String f : List.of(
                "%s",
                "%10s|",
                "%-10s|",
                "%.2s",
                "%S",
                "%8.3s|",
                "%b",
                "%c",
                "%n",
                "%%",
                "%h",
                "%2$s %1$s",
                "%s %<s",
                "%1$s%1$S")) {
            t.append(of(f, "hello", "world"))
                    .append(of(f, null, "x"))
                    .append(of(f, 'c', 5))
                    .append(of(f, true, 1))
                    .append(of(f, List.of(1, 2), 1));
        }
        return t.toString();
    }

    public static String mistakes() {
        return of("%d", "x")
                + of("%d", 1.5)
                + of("%s")
                + of("%q", 1)
                + of("%.2d", 1)
                + of("%", 1)
                + of("%5")
                + of("%-d", 1)
                + of("%f", 1)
                + of("%c", "s")
                + of("%c", 65)
                + of("%c", 0x1F600)
                + of("%,x", 1)
                + of("%08s", 1)
                + of("%+s", 1)
                + of("%x", -1.0);
    }

    public static String formatted() {
        return String.format(Locale.ROOT, "%s is %d years and %.1f%% done on %05.1f %s", "x", 3, 45.678, 9.95, null)
                + String.format(Locale.ROOT, "plain")
                + String.format(Locale.ROOT, "%3$s %2$s %1$s", 1, 2, 3)
                + String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", 1, 2, 3, 4)
                + String.format(Locale.ROOT, "%-20s|%20s|", "left", "right")
                + String.format(Locale.US, "%,.3f", 9876543.21);
    }
}
