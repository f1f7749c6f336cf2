package dev.stdb.bsatn.value;

import dev.stdb.bsatn.number.ShortestDecimal;

/** How the server prints single values: Rust's {@code Display}. The same text on every platform, inside a module too. */
public final class Display {
    private static final String DIGITS = "0123456789abcdef";
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private Display() {}

    /** The shortest digits that mean this number, never with an exponent: {@code 1}, {@code -0.1}, {@code NaN}, {@code inf}. */
    public static String f32(float value) {
        if (Float.isNaN(value)) {
            return "NaN";
        }
        String sign = Float.floatToRawIntBits(value) < 0 ? "-" : "";
        if (Float.isInfinite(value)) {
            return sign + "inf";
        }
        return value == 0 ? sign + "0" : plain(sign, ShortestDecimal.of(value, ShortestDecimal.Ties.UP));
    }

    /** The shortest digits that mean this number, never with an exponent: {@code 1}, {@code -0.1}, {@code NaN}, {@code inf}. */
    public static String f64(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        if (Double.isInfinite(value)) {
            return sign + "inf";
        }
        return value == 0 ? sign + "0" : plain(sign, ShortestDecimal.of(value, ShortestDecimal.Ties.UP));
    }

    private static String plain(String sign, ShortestDecimal number) {
        String digits = Long.toString(number.digits());
        int dot = digits.length() + number.exponent();
        var out = new StringBuilder(sign);
        if (dot <= 0) {
            zeros(out.append("0."), -dot).append(digits);
        } else if (number.exponent() >= 0) {
            zeros(out.append(digits), number.exponent());
        } else {
            out.append(digits, 0, dot).append('.').append(digits, dot, digits.length());
        }
        return out.toString();
    }

    private static StringBuilder zeros(StringBuilder out, int count) {
        for (int i = 0; i < count; i++) {
            out.append('0');
        }
        return out;
    }

    /** RFC 3339 in UTC with no, three or six decimals, as many as are needed: {@code 2023-11-14T22:13:20.120+00:00}. */
    public static String timestamp(long microsSinceEpoch) {
        long seconds = Math.floorDiv(microsSinceEpoch, MICROS_PER_SECOND);
        int micros = (int) Math.floorMod(microsSinceEpoch, MICROS_PER_SECOND);
        var out = new StringBuilder(32);
        date(out, Math.floorDiv(seconds, SECONDS_PER_DAY));
        int ofDay = (int) Math.floorMod(seconds, SECONDS_PER_DAY);
        pad(out.append('T'), ofDay / 3600, 2);
        pad(out.append(':'), ofDay / 60 % 60, 2);
        pad(out.append(':'), ofDay % 60, 2);
        if (micros % 1000 != 0) {
            pad(out.append('.'), micros, 6);
        } else if (micros != 0) {
            pad(out.append('.'), micros / 1000, 3);
        }
        return out.append("+00:00").toString();
    }

    /** The Gregorian date of a day counted from 1970-01-01, years beyond 0 to 9999 with their sign. */
    private static void date(StringBuilder out, long day) {
        long shifted = day + 719_468; // days since 0000-03-01, so that leap days end a year
        long era = Math.floorDiv(shifted, 146_097);
        int ofEra = Math.floorMod(shifted, 146_097);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int march = (5 * ofYear + 2) / 153;
        int month = march < 10 ? march + 3 : march - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        if (year > 9999) {
            out.append('+');
        } else if (year < 0) {
            out.append('-');
        }
        pad(out, Math.abs(year), 4);
        pad(out.append('-'), month, 2);
        pad(out.append('-'), ofYear - (153 * march + 2) / 5 + 1, 2);
    }

    /** Sign, seconds, dot, six digits: {@code +1.500000}. */
    public static String timeDuration(long micros) {
        String digits = Long.toUnsignedString(micros < 0 ? -micros : micros);
        var out = new StringBuilder(digits.length() + 3).append(micros < 0 ? '-' : '+');
        int whole = Math.max(0, digits.length() - 6);
        out.append(whole == 0 ? "0" : digits.substring(0, whole)).append('.');
        for (int i = digits.length(); i < 6; i++) {
            out.append('0');
        }
        return out.append(digits.substring(whole)).toString();
    }

    /** Two hexadecimal digits a byte, lower case. */
    public static String hex(byte[] bytes) {
        var out = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            out.append(DIGITS.charAt(b >> 4 & 0xF)).append(DIGITS.charAt(b & 0xF));
        }
        return out.toString();
    }

    private static void pad(StringBuilder out, long number, int width) {
        String digits = Long.toString(number);
        for (int i = digits.length(); i < width; i++) {
            out.append('0');
        }
        out.append(digits);
    }
}
