package dev.stdb.bsatn.json;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes JSON apart from front to back, strictly as RFC 8259 and serde_json have it. Numbers are handed out as the text they are, so none loses a digit.
 * Every method throws {@link BsatnException} with the character offset when the text is something else.
 *
 * <pre>{@code
 * json.beginObject();
 * for (String key = json.nextKey(); key != null; key = json.nextKey()) {
 *   if (key.equals("name")) name = json.string(); else json.skip();
 * }
 * json.end();
 * }</pre>
 *
 * For one thread at a time.
 */
public final class JsonReader {
    /** What the next value is. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOL,
        NULL
    }

    /** As deep as values nest, and inside the brackets of a variant and of the unit it carries. */
    private static final int MAX_DEPTH = BsatnReader.MAX_DEPTH + 2;

    private final String text;
    private final int maxDepth;
    private int next;
    private int depth;

    /** Whether a container was just opened, so that no comma is due before its next part. */
    private boolean opened;

    public JsonReader(String text) {
        this(text, MAX_DEPTH);
    }

    /** @param maxDepth how many brackets may stand open at once; one more is {@link BsatnException.TooDeep} */
    public JsonReader(String text, int maxDepth) {
        this.text = text;
        this.maxDepth = maxDepth;
    }

    /** The kind of the next value, by its first character. */
    public Kind peek() {
        space();
        if (next == text.length()) {
            throw invalid("the text ends where a value is due");
        }
        char c = text.charAt(next);
        return switch (c) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            case 't', 'f' -> Kind.BOOL;
            case 'n' -> Kind.NULL;
            default -> {
                if (c != '-' && (c < '0' || c > '9')) {
                    throw invalid("expected a value, found '" + c + "'");
                }
                yield Kind.NUMBER;
            }
        };
    }

    /** Enters an object; {@link #nextKey()} leaves it. */
    public void beginObject() {
        open('{', Kind.OBJECT);
    }

    /** Enters an array; {@link #hasNext()} leaves it. */
    public void beginArray() {
        open('[', Kind.ARRAY);
    }

    private void open(char bracket, Kind expected) {
        expect(expected);
        if (++depth > maxDepth) {
            throw new BsatnException.TooDeep("JSON", maxDepth, next);
        }
        take(bracket);
        opened = true;
    }

    /** The next key of the object, ready to read its value; null when the object ends, which is then left. */
    public @Nullable String nextKey() {
        if (!advance('}')) {
            return null;
        }
        space();
        if (next == text.length() || text.charAt(next) != '"') {
            throw invalid("expected a key");
        }
        String key = string();
        space();
        take(':');
        return key;
    }

    /** Whether the array has another element, ready to read; the array is left when not. */
    public boolean hasNext() {
        return advance(']');
    }

    private boolean advance(char close) {
        space();
        boolean ends = next < text.length() && text.charAt(next) == close;
        if (ends) {
            next++;
            depth--;
        } else if (!opened) {
            take(',');
        }
        opened = false;
        return !ends;
    }

    public boolean bool() {
        expect(Kind.BOOL);
        boolean value = text.charAt(next) == 't';
        word(value ? "true" : "false");
        return value;
    }

    public void nullValue() {
        expect(Kind.NULL);
        word("null");
    }

    private void word(String word) {
        if (!text.startsWith(word, next)) {
            throw invalid("expected " + word);
        }
        next += word.length();
    }

    /** The number as written. */
    public String number() {
        expect(Kind.NUMBER);
        int start = next;
        if (text.charAt(next) == '-') {
            next++;
        }
        if (next < text.length() && text.charAt(next) == '0') {
            next++;
        } else {
            digits();
        }
        if (next < text.length() && text.charAt(next) == '.') {
            next++;
            digits();
        }
        if (next < text.length() && (text.charAt(next) == 'e' || text.charAt(next) == 'E')) {
            next++;
            if (next < text.length() && (text.charAt(next) == '+' || text.charAt(next) == '-')) {
                next++;
            }
            digits();
        }
        return text.substring(start, next);
    }

    private void digits() {
        int start = next;
        while (next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9') {
            next++;
        }
        if (next == start) {
            throw invalid("expected a digit");
        }
    }

    /** The string with its escapes resolved. Half a surrogate pair is refused, since no UTF-8 has it. */
    public String string() {
        expect(Kind.STRING);
        int start = ++next;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '"') {
                return text.substring(start, next++);
            }
            if (c == '\\' || c < 0x20 || Character.isSurrogate(c)) {
                return unescaped(new StringBuilder(text.substring(start, next)));
            }
            next++;
        }
        throw invalid("the string has no end");
    }

    private String unescaped(StringBuilder out) {
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '"') {
                next++;
                return out.toString();
            }
            if (c < 0x20) {
                throw invalid("a control character must be escaped in a string");
            }
            if (c == '\\') {
                escape(out);
            } else if (Character.isSurrogate(c)) {
                pair(out, c);
            } else {
                out.append(c);
                next++;
            }
        }
        throw invalid("the string has no end");
    }

    private void pair(StringBuilder out, char high) {
        if (!Character.isHighSurrogate(high)
                || next + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(next + 1))) {
            throw invalid("half a surrogate pair is no character");
        }
        out.append(high).append(text.charAt(next + 1));
        next += 2;
    }

    private void escape(StringBuilder out) {
        if (next + 1 == text.length()) {
            throw invalid("the string has no end");
        }
        char c = text.charAt(next + 1);
        if (c == 'u') {
            unicode(out);
            return;
        }
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain < 0) {
            throw invalid("'\\" + c + "' is no escape");
        }
        out.append("\"\\/\b\f\n\r\t".charAt(plain));
        next += 2;
    }

    private void unicode(StringBuilder out) {
        int start = next;
        char first = hex4();
        if (!Character.isSurrogate(first)) {
            out.append(first);
            return;
        }
        if (Character.isHighSurrogate(first) && text.startsWith("\\u", next)) {
            char second = hex4();
            if (Character.isLowSurrogate(second)) {
                out.append(first).append(second);
                return;
            }
        }
        next = start;
        throw invalid("half a surrogate pair is no character");
    }

    private char hex4() {
        int end = next + 6;
        if (end > text.length()) {
            throw invalid("\\u needs four hexadecimal digits");
        }
        int value = 0;
        for (int i = next + 2; i < end; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw invalid("\\u needs four hexadecimal digits");
            }
            value = value << 4 | digit;
        }
        next = end;
        return (char) value;
    }

    /** Passes over the next value, whatever it is. */
    public void skip() {
        switch (peek()) {
            case OBJECT -> {
                beginObject();
                while (nextKey() != null) {
                    skip();
                }
            }
            case ARRAY -> {
                beginArray();
                while (hasNext()) {
                    skip();
                }
            }
            case STRING -> string();
            case NUMBER -> number();
            case BOOL -> bool();
            case NULL -> nullValue();
        }
    }

    /** Nothing but white space may follow. */
    public void end() {
        space();
        if (next < text.length()) {
            throw invalid("expected the end, found '" + text.charAt(next) + "'");
        }
    }

    /** Where reading has come to, in characters. */
    public int offset() {
        return next;
    }

    private void expect(Kind expected) {
        Kind found = peek();
        if (found != expected) {
            throw new BsatnException.WrongShape("expected " + name(expected) + ", found " + name(found), next);
        }
    }

    /** {@code kind} in words: "an object", "null". */
    public static String name(Kind kind) {
        return switch (kind) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOL -> "true or false";
            case NULL -> "null";
        };
    }

    private void take(char expected) {
        if (next == text.length() || text.charAt(next) != expected) {
            throw invalid("expected '" + expected + "'");
        }
        next++;
    }

    private void space() {
        while (next < text.length() && " \t\n\r".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
    }

    private BsatnException.InvalidText invalid(String message) {
        return new BsatnException.InvalidText(message, next);
    }
}
