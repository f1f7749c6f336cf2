package dev.stdb.host.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query part of a URL; what is asked for is checked with the server's words, what is not asked for is ignored. */
final class Query {
    private static final String PREFIX = "Failed to deserialize query string: ";

    private record Pair(String name, String value) {}

    private final List<Pair> pairs = new ArrayList<>();

    Query(String raw) throws HttpError {
        for (String part : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                pairs.add(new Pair(decode(name), equals < 0 ? "" : decode(part.substring(equals + 1))));
            }
        }
    }

    private static String decode(String text) throws HttpError {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad("malformed percent-encoding");
        }
    }

    private static HttpError bad(String why) {
        return HttpError.text(400, PREFIX + why);
    }

    /** The value, null if it is not given. */
    @Nullable
    String text(String name) throws HttpError {
        String found = null;
        for (Pair pair : pairs) {
            if (pair.name.equals(name)) {
                if (found != null) {
                    throw bad("duplicate field `" + name + "`");
                }
                found = pair.value;
            }
        }
        return found;
    }

    /** The first value, null if there is none; used before it is known who asks, so it refuses nothing. */
    @Nullable
    String first(String name) {
        for (Pair pair : pairs) {
            if (pair.name.equals(name)) {
                return pair.value;
            }
        }
        return null;
    }

    boolean bool(String name) throws HttpError {
        String value = text(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw bad("provided string was not `true` or `false`");
    }

    /** A whole number from 0 to 2^32-1, or -1 if it is not given. */
    long u32(String name) throws HttpError {
        String value = text(name);
        if (value == null) {
            return -1;
        }
        if (value.isEmpty()) {
            throw bad("cannot parse integer from empty string");
        }
        String digits = value.startsWith("+") ? value.substring(1) : value;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw bad("invalid digit found in string");
        }
        if (digits.length() > 12 || Long.parseLong(digits) > 0xFFFFFFFFL) {
            throw bad("number too large to fit in target type");
        }
        return Long.parseLong(digits);
    }

    /** One of the variants, null if it is not given; names in the order in which the refusal lists them. */
    @Nullable
    String variant(String name, List<String> variants) throws HttpError {
        String value = text(name);
        if (value != null && !Set.copyOf(variants).contains(value)) {
            String listed = variants.size() == 2
                    ? "`" + variants.get(0) + "` or `" + variants.get(1) + "`"
                    : "one of `" + String.join("`, `", variants) + "`";
            throw bad("unknown variant `" + value + "`, expected " + listed);
        }
        return value;
    }

    HttpError missing(String name) {
        return bad("missing field `" + name + "`");
    }

    HttpError invalid(String why) {
        return bad(why);
    }
}
