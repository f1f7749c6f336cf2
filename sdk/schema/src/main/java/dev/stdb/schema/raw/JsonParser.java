package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.json.JsonReader;
import dev.stdb.schema.raw.SchemaException.MalformedJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, strings, booleans, BigIntegers, doubles and null. Nesting is bounded. */
final class JsonParser {
    /** A type nests as deep as a value, and each of its levels takes four brackets. */
    private static final int MAX_DEPTH = BsatnReader.MAX_DEPTH * 4 + 8;

    /** A number longer than this is no number of a definition, and takes too long to parse. */
    private static final int MAX_DIGITS = 100;

    private final JsonReader json;

    JsonParser(String text) {
        this.json = new JsonReader(text, MAX_DEPTH);
    }

    @Nullable
    Object parse() {
        try {
            Object value = value();
            json.end();
            return value;
        } catch (BsatnException e) {
            throw new MalformedJson("not JSON: " + e.getMessage());
        }
    }

    private @Nullable Object value() {
        return switch (json.peek()) {
            case OBJECT -> object();
            case ARRAY -> array();
            case STRING -> json.string();
            case NUMBER -> number(json.number());
            case BOOL -> json.bool();
            case NULL -> {
                json.nullValue();
                yield null;
            }
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        json.beginObject();
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
            members.put(key, value());
        }
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> items = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            items.add(value());
        }
        return items;
    }

    private Object number(String digits) {
        if (digits.length() > MAX_DIGITS) {
            throw new MalformedJson(
                    "not JSON: a number of more than " + MAX_DIGITS + " digits at character " + json.offset());
        }
        boolean isWhole = digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return isWhole ? new BigInteger(digits) : (Object) Double.valueOf(digits);
    }
}
