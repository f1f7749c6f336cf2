package dev.stdb.bsatn.json;

import dev.stdb.bsatn.number.ShortestDecimal;

/** Appends JSON's strings and numbers as serde_json writes them. */
public final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** {@code text} in quotes; only quotes, backslashes and control characters are escaped. */
    public static void string(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c != '"' && c != '\\') {
                out.append(c);
            } else {
                escaped(out, c);
            }
        }
        out.append('"');
    }

    private static void escaped(StringBuilder out, char c) {
        out.append('\\');
        int letter = "\"\\\b\f\n\r\t".indexOf(c);
        if (letter >= 0) {
            out.append("\"\\bfnrt".charAt(letter));
        } else {
            out.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
        }
    }

    /** The shortest digits that mean {@code value}, with an exponent where it is very large or small; null where it is not finite. */
    public static void f64(StringBuilder out, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            out.append("null");
            return;
        }
        if (Double.doubleToRawLongBits(value) < 0) {
            out.append('-');
        }
        if (value == 0) {
            out.append("0.0");
        } else {
            decimal(out, ShortestDecimal.of(value, ShortestDecimal.Ties.EVEN), -5, 16);
        }
    }

    /** The shortest digits that mean {@code value}, with an exponent where it is very large or small; null where it is not finite. */
    public static void f32(StringBuilder out, float value) {
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            out.append("null");
            return;
        }
        if (Float.floatToRawIntBits(value) < 0) {
            out.append('-');
        }
        if (value == 0) {
            out.append("0.0");
        } else {
            decimal(out, ShortestDecimal.of(value, ShortestDecimal.Ties.EVEN), -6, 13);
        }
    }

    /** Written out where the dot stands after more than {@code above} and at most {@code most} digits, else with an exponent. */
    private static void decimal(StringBuilder out, ShortestDecimal number, int above, int most) {
        String digits = Long.toString(number.digits());
        int dot = digits.length() + number.exponent();
        if (number.exponent() >= 0 && dot <= most) {
            zeros(out.append(digits), number.exponent()).append(".0");
        } else if (dot > 0 && dot <= most) {
            out.append(digits, 0, dot).append('.').append(digits, dot, digits.length());
        } else if (dot > above && dot <= 0) {
            zeros(out.append("0."), -dot).append(digits);
        } else {
            out.append(digits.charAt(0));
            if (digits.length() > 1) {
                out.append('.').append(digits, 1, digits.length());
            }
            out.append('e').append(dot - 1);
        }
    }

    private static StringBuilder zeros(StringBuilder out, int count) {
        for (int i = 0; i < count; i++) {
            out.append('0');
        }
        return out;
    }
}
