package dev.stdb.schema.raw;

import dev.stdb.schema.raw.SchemaException.MalformedJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses JSON into maps, lists, strings, booleans, BigIntegers, doubles and null. Nesting is bounded. */
final class JsonParser {
    private static final int MAX_DEPTH = 2000;

    /** A number longer than this is no number of a definition, and takes too long to parse. */
    private static final int MAX_DIGITS = 100;

    private final String text;
    private int at;
    private int depth;

    JsonParser(String text) {
        this.text = text;
    }

    @Nullable
    Object parse() {
        Object value = value();
        space();
        if (at < text.length()) throw wrong("text after the end");
        return value;
    }

    private MalformedJson wrong(String what) {
        return new MalformedJson("not JSON: " + what + " at character " + at);
    }

    private @Nullable Object value() {
        space();
        if (at >= text.length()) throw wrong("the end, where a value is expected,");
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private interface Part {
        Object parse();
    }

    private Object nested(Part part) {
        if (++depth > MAX_DEPTH) throw wrong("nesting deeper than " + MAX_DEPTH + " levels");
        at++;
        Object parsed = part.parse();
        depth--;
        return parsed;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        space();
        if (skip('}')) return members;
        do {
            space();
            if (at >= text.length() || text.charAt(at) != '"') throw wrong("no key");
            String key = string();
            space();
            if (!skip(':')) throw wrong("no colon");
            members.put(key, value());
            space();
        } while (skip(','));
        if (!skip('}')) throw wrong("no end of the object");
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> items = new ArrayList<>();
        space();
        if (skip(']')) return items;
        do {
            items.add(value());
            space();
        } while (skip(','));
        if (!skip(']')) throw wrong("no end of the array");
        return items;
    }

    private String string() {
        at++;
        var read = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') return read.toString();
            if (c < ' ') throw wrong("a control character in a string");
            read.append(c == '\\' ? escape() : c);
        }
        throw wrong("no end of the string");
    }

    private char escape() {
        if (at >= text.length()) throw wrong("no end of the string");
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) throw wrong("an incomplete escape");
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) throw wrong("an unknown word");
        at += word.length();
        return value;
    }

    private Object number() {
        int from = at;
        while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) at++;
        String digits = text.substring(from, at);
        if (digits.isEmpty() || digits.length() > MAX_DIGITS) throw wrong("no value");
        try {
            boolean isWhole = digits.matches("-?[0-9]+");
            return isWhole ? new BigInteger(digits) : (Object) Double.valueOf(digits);
        } catch (NumberFormatException e) {
            throw wrong("no number");
        }
    }

    private boolean skip(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) return false;
        at++;
        return true;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }
}
