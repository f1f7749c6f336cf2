package dev.stdb.host.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A pull reader over JSON bytes that stops where serde_json stops and says what it says: the server's answers carry its
 * texts and columns, so clients and people compare them.
 *
 * <p>Column n means that n bytes of the line were consumed; a complaint about a byte only looked at counts that byte too.
 */
final class SerdeReader {
    private static final int EOF = -1;

    private final byte[] in;
    private int at;

    SerdeReader(byte[] in) {
        this.in = in;
    }

    // ---- positions and complaints

    SerdeException error(String reason) {
        return placed(reason, at);
    }

    SerdeException peekError(String reason) {
        return placed(reason, Math.min(at + 1, in.length));
    }

    private SerdeException placed(String reason, int index) {
        int line = 1;
        int column = 0;
        for (int i = 0; i < index; i++) {
            column++;
            if (in[i] == '\n') {
                line++;
                column = 0;
            }
        }
        return new SerdeException(reason + " at line " + line + " column " + column, null);
    }

    // ---- looking ahead

    /** The next byte that is no white space, or -1 at the end. */
    int peek() {
        while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\t' || in[at] == '\r')) {
            at++;
        }
        return raw();
    }

    private int raw() {
        return at < in.length ? in[at] & 0xFF : EOF;
    }

    int peekValue() {
        int next = peek();
        if (next == EOF) {
            throw peekError("EOF while parsing a value");
        }
        return next;
    }

    void eat() {
        at++;
    }

    void end() {
        if (peek() != EOF) {
            throw peekError("trailing characters");
        }
    }

    // ---- sequences and maps

    boolean hasElement(boolean first) {
        int next = peek();
        if (next == EOF) {
            throw peekError("EOF while parsing a list");
        }
        if (next == ']') {
            return false;
        }
        if (next != ',' && !first) {
            throw peekError("expected `,` or `]`");
        }
        if (first) {
            return true;
        }
        at++;
        next = peek();
        if (next == ']') {
            throw peekError("trailing comma");
        }
        if (next == EOF) {
            throw peekError("EOF while parsing a value");
        }
        return true;
    }

    void endSequence() {
        int next = peek();
        if (next == EOF) {
            throw peekError("EOF while parsing a list");
        }
        if (next == ']') {
            at++;
            return;
        }
        if (next != ',') {
            throw peekError("trailing characters");
        }
        at++;
        throw peekError(peek() == ']' ? "trailing comma" : "trailing characters");
    }

    boolean hasKey(boolean first) {
        int next = peek();
        if (next == EOF) {
            throw peekError("EOF while parsing an object");
        }
        if (next == '}') {
            return false;
        }
        if (!first) {
            if (next != ',') {
                throw peekError("expected `,` or `}`");
            }
            at++;
            next = peek();
            if (next == EOF) {
                throw peekError("EOF while parsing a value");
            }
            if (next == '}') {
                throw peekError("trailing comma");
            }
        }
        if (next != '"') {
            throw peekError("key must be a string");
        }
        return true;
    }

    String key() {
        return string();
    }

    void colon() {
        int next = peek();
        if (next == EOF) {
            throw peekError("EOF while parsing an object");
        }
        if (next != ':') {
            throw peekError("expected `:`");
        }
        at++;
    }

    void endMap() {
        int next = peek();
        if (next == EOF) {
            throw peekError("EOF while parsing an object");
        }
        if (next != '}') {
            throw peekError(next == ',' ? "trailing comma" : "trailing characters");
        }
        at++;
    }

    /** A complaint about the list just read: serde closes it first when it can, then takes the position. */
    SerdeException afterSequence(String reason) {
        try {
            endSequence();
        } catch (SerdeException alsoWrong) {
            return error(reason);
        }
        return error(reason);
    }

    /** As {@link #afterSequence}, for an object. */
    SerdeException afterMap(String reason) {
        try {
            endMap();
        } catch (SerdeException alsoWrong) {
            return error(reason);
        }
        return error(reason);
    }

    // ---- scalars

    boolean literal(String rest) {
        at++;
        for (int i = 0; i < rest.length(); i++) {
            if (raw() == EOF) {
                throw error("EOF while parsing a value");
            }
            if (in[at++] != rest.charAt(i)) {
                throw error("expected ident");
            }
        }
        return true;
    }

    boolean bool(String expected) {
        int next = peekValue();
        if (next == 't') {
            return literal("rue");
        }
        if (next == 'f') {
            return !literal("alse");
        }
        throw wrongType(expected);
    }

    /** Consumes what is there and complains that it is not the expected type. */
    SerdeException wrongType(String expected) {
        int next = peekValue();
        String found = switch (next) {
            case 'n' -> literalName("ull", "null");
            case 't' -> literalName("rue", "boolean `true`");
            case 'f' -> literalName("alse", "boolean `false`");
            case '"' -> "string " + quoted(string());
            case '[' -> "sequence";
            case '{' -> "map";
            default -> {
                if (next != '-' && !isDigit(next)) {
                    throw peekError("expected value");
                }
                yield number(n -> n.unexpected());
            }
        };
        return error("invalid type: " + found + ", expected " + expected);
    }

    private String literalName(String rest, String name) {
        literal(rest);
        return name;
    }

    boolean atNumber() {
        int next = peekValue();
        return next == '-' || isDigit(next);
    }

    /** A number as serde sees it: 64 bits with or without sign, or else a double. */
    sealed interface JsonNumber {
        record Whole(BigInteger value) implements JsonNumber {}

        record Real(double value) implements JsonNumber {}

        default String unexpected() {
            return switch (this) {
                case Whole(BigInteger value) -> "integer `" + value + "`";
                case Real(double value) -> "floating point `" + Ryu.print(value) + "`";
            };
        }
    }

    <T> T number(Function<JsonNumber, T> visitor) {
        return visitor.apply(number());
    }

    JsonNumber number() {
        int start = at;
        boolean negative = raw() == '-';
        if (negative) {
            at++;
        }
        int first = raw();
        if (first == EOF) {
            throw error("EOF while parsing a value");
        }
        at++;
        if (!isDigit(first)) {
            throw error("invalid number");
        }
        if (first == '0') {
            if (isDigit(raw())) {
                throw peekError("invalid number");
            }
        } else {
            digits();
        }
        boolean real = false;
        if (raw() == '.') {
            real = true;
            at++;
            if (!isDigit(raw())) {
                throw peekError(raw() == EOF ? "EOF while parsing a value" : "invalid number");
            }
            digits();
        }
        if (raw() == 'e' || raw() == 'E') {
            real = true;
            at++;
            if (raw() == '+' || raw() == '-') {
                at++;
            }
            int digit = raw();
            if (digit == EOF) {
                throw error("EOF while parsing a value");
            }
            at++;
            if (!isDigit(digit)) {
                throw error("invalid number");
            }
            digits();
        }
        String text = new String(in, start, at - start, StandardCharsets.US_ASCII);
        return real ? real(text) : whole(text, negative);
    }

    private JsonNumber whole(String text, boolean negative) {
        if (text.length() > 21) {
            return real(text);
        }
        BigInteger value = new BigInteger(text);
        boolean fits = negative ? value.signum() < 0 && value.bitLength() <= 63 : value.bitLength() <= 64;
        return fits ? new JsonNumber.Whole(value) : real(text);
    }

    private JsonNumber real(String text) {
        double value = SerdeFloat.parse(text);
        if (Double.isInfinite(value) || Double.isNaN(value)) {
            throw error("number out of range");
        }
        return new JsonNumber.Real(value);
    }

    private void digits() {
        while (isDigit(raw())) {
            at++;
        }
    }

    /** An integer of 128 bits, which serde reads by itself and without exponents. */
    BigInteger integer128(boolean signed) {
        int next = peekValue();
        int start = at;
        if (next == '-') {
            if (!signed) {
                throw peekError("number out of range");
            }
            at++;
            next = raw();
        }
        if (next != EOF) {
            at++;
        }
        if (!isDigit(next)) {
            throw error("invalid number");
        }
        if (next == '0' && isDigit(raw())) {
            throw peekError("invalid number");
        }
        digits();
        if (at - start > 40) {
            throw error("number out of range");
        }
        BigInteger value = new BigInteger(new String(in, start, at - start, StandardCharsets.US_ASCII));
        if (signed ? value.bitLength() > 127 : value.bitLength() > 128) {
            throw error("number out of range");
        }
        return value;
    }

    String string(String expected) {
        if (peekValue() != '"') {
            throw wrongType(expected);
        }
        return string();
    }

    private String string() {
        at++;
        var out = new StringBuilder();
        int plain = at;
        while (true) {
            int next = raw();
            if (next == EOF) {
                throw error("EOF while parsing a string");
            }
            if (next == '"') {
                out.append(new String(in, plain, at - plain, StandardCharsets.UTF_8));
                at++;
                return out.toString();
            }
            if (next < 0x20) {
                at++;
                throw error("control character (\\u0000-\\u001F) found while parsing a string");
            }
            if (next == '\\') {
                out.append(new String(in, plain, at - plain, StandardCharsets.UTF_8));
                at++;
                escape(out);
                plain = at;
            } else {
                at++;
            }
        }
    }

    private void escape(StringBuilder out) {
        int next = raw();
        if (next == EOF) {
            throw error("EOF while parsing a string");
        }
        at++;
        switch (next) {
            case '"', '\\', '/' -> out.append((char) next);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> unicode(out);
            default -> throw error("invalid escape");
        }
    }

    private void unicode(StringBuilder out) {
        char first = hex4();
        if (Character.isLowSurrogate(first)) {
            throw error("lone leading surrogate in hex escape");
        }
        out.append(first);
        if (!Character.isHighSurrogate(first)) {
            return;
        }
        expectEscape('\\');
        expectEscape('u');
        char second = hex4();
        if (!Character.isLowSurrogate(second)) {
            throw error("lone leading surrogate in hex escape");
        }
        out.append(second);
    }

    private void expectEscape(char wanted) {
        int next = raw();
        if (next == EOF) {
            throw error("EOF while parsing a string");
        }
        at++;
        if (next != wanted) {
            throw error("unexpected end of hex escape");
        }
    }

    private char hex4() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = raw() == EOF ? -1 : Character.digit(raw(), 16);
            if (raw() == EOF) {
                throw error("EOF while parsing a string");
            }
            at++;
            if (digit < 0) {
                throw error("invalid escape");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A string as Rust's debug format quotes it, for the characters that matter here. */
    static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\0' -> out.append("\\0");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** Doubles printed as the ryu crate prints them: shortest digits, exponent from 1e16 on and below 1e-5. */
    static final class Ryu {
        private Ryu() {}

        static String print(double value) {
            if (value == 0) {
                return 1 / value < 0 ? "-0.0" : "0.0";
            }
            BigDecimal exact = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
            String digits = exact.unscaledValue().toString();
            int point = digits.length() - exact.scale();
            return (value < 0 ? "-" : "") + place(digits, point);
        }

        private static String place(String digits, int point) {
            int length = digits.length();
            if (point >= length && point <= 16) {
                return digits + "0".repeat(point - length) + ".0";
            }
            if (point > 0 && point <= 16) {
                return digits.substring(0, point) + "." + digits.substring(point);
            }
            if (point > -5 && point <= 0) {
                return "0." + "0".repeat(-point) + digits;
            }
            String mantissa = length == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return mantissa + "e" + (point - 1);
        }
    }
}
