package dev.stdb.schema.raw;

import dev.stdb.schema.raw.SchemaException.MalformedJson;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value with the place it was found at, so that what is missing or wrong can be told by its path. Numbers keep
 * every digit.
 */
final class Json {
    private final String path;
    /** Map, List, String, Boolean, BigInteger, Double or null. */
    private final @Nullable Object value;

    Json(String path, @Nullable Object value) {
        this.path = path;
        this.value = value;
    }

    static Json parse(String text) {
        return new Json("", new JsonParser(text).parse());
    }

    MalformedJson wrong(String expected) {
        return new MalformedJson("the definition" + (path.isEmpty() ? "" : " at " + path) + " is not " + expected);
    }

    // objects

    private Map<?, ?> object() {
        if (value instanceof Map<?, ?> map) return map;
        throw wrong("an object");
    }

    boolean has(String key) {
        return value instanceof Map<?, ?> map && map.containsKey(key);
    }

    /** A member that must be there. */
    Json get(String key) {
        Map<?, ?> map = object();
        if (!map.containsKey(key)) {
            throw new MalformedJson("the definition" + (path.isEmpty() ? "" : " at " + path) + " has no `" + key + "`");
        }
        return new Json(path.isEmpty() ? key : path + "." + key, map.get(key));
    }

    /** The only key of a sum's object, and its payload. */
    String variant() {
        Map<?, ?> map = object();
        if (map.size() != 1) throw wrong("an object with one key");
        return (String) map.keySet().iterator().next();
    }

    /** A sum: the variant's name, then its payload. */
    <T> T sum(Function<String, @Nullable Function<Json, T>> readers) {
        String name = variant();
        Function<Json, T> reader = readers.apply(name);
        if (reader == null) throw wrong("known: `" + name + "`");
        return reader.apply(get(name));
    }

    <E extends Enum<E>> E constant(Class<E> type, Function<E, String> name) {
        String variant = variant();
        for (E constant : type.getEnumConstants()) {
            if (name.apply(constant).equals(variant)) return constant;
        }
        throw wrong("known: `" + variant + "`");
    }

    /** {@code {"some": …}}, or null for {@code {"none": []}} and a JSON null. */
    @Nullable
    Json option() {
        if (value == null || has("none")) return null;
        return get("some");
    }

    // lists

    <T> List<T> list(Function<Json, T> element) {
        if (!(value instanceof List<?> items)) throw wrong("an array");
        var read = new ArrayList<T>(items.size());
        for (int i = 0; i < items.size(); i++) read.add(element.apply(new Json(path + "[" + i + "]", items.get(i))));
        return read;
    }

    List<Integer> columns() {
        return list(Json::u16);
    }

    // scalars

    String text() {
        if (value instanceof String text) return text;
        throw wrong("a string");
    }

    boolean bool() {
        if (value instanceof Boolean bool) return bool;
        throw wrong("true or false");
    }

    int u16() {
        return (int) integer(0, 0xFFFF);
    }

    /** As its 32 bits. */
    int u32() {
        return (int) integer(0, 0xFFFF_FFFFL);
    }

    private long integer(long min, long max) {
        BigInteger number = number();
        if (number.compareTo(BigInteger.valueOf(min)) < 0 || number.compareTo(BigInteger.valueOf(max)) > 0) {
            throw wrong("a number from " + min + " to " + max);
        }
        return number.longValue();
    }

    BigInteger number() {
        if (value instanceof BigInteger number) return number;
        throw wrong("a whole number");
    }

    /** Hex digits, or numbers from 0 to 255. */
    byte[] bytes() {
        if (value instanceof List<?>) {
            List<Integer> numbers = list(it -> (int) it.integer(0, 255));
            byte[] bytes = new byte[numbers.size()];
            for (int i = 0; i < bytes.length; i++) bytes[i] = numbers.get(i).byteValue();
            return bytes;
        }
        String digits = text();
        if (digits.length() % 2 != 0 || !digits.chars().allMatch(HexFormat::isHexDigit)) throw wrong("hex digits");
        return HexFormat.of().parseHex(digits);
    }
}
