package dev.stdb.workbench;

import java.util.Locale;

/** Figures for people. */
final class Numbers {
    private Numbers() {}

    /** With a thin mark between thousands: {@code 12,345}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and its noun: {@code 1 row}, {@code 12 rows}. */
    static String of(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Per second, with one decimal below 100. */
    static String rate(double perSecond) {
        return perSecond >= 100 || perSecond == 0
                ? grouped(Math.round(perSecond))
                : String.format(Locale.ROOT, "%.1f", perSecond);
    }

    /** Milliseconds as a span of time. */
    static String millis(long millis) {
        return millis < 10_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
