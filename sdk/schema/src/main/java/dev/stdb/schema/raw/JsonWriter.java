package dev.stdb.schema.raw;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends JSON in SATS form: products as objects, sums as objects with one key, unit as {@code []}. */
final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private boolean afterValue;

    interface Part {
        void write();
    }

    interface Each<T> {
        void write(T value);
    }

    String text() {
        return out.toString();
    }

    JsonWriter object(Part members) {
        return enclosed('{', members, '}');
    }

    private JsonWriter enclosed(char open, Part content, char close) {
        comma();
        out.append(open);
        content.write();
        out.append(close);
        afterValue = true;
        return this;
    }

    private void comma() {
        if (afterValue) out.append(',');
        afterValue = false;
    }

    JsonWriter key(String key) {
        text(key);
        out.append(':');
        afterValue = false;
        return this;
    }

    JsonWriter text(String text) {
        comma();
        out.append('"');
        for (int i = 0; i < text.length(); i++) character(text.charAt(i));
        out.append('"');
        afterValue = true;
        return this;
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') out.append(String.format("\\u%04x", (int) c));
                else out.append(c);
            }
        }
    }

    /** A number or bool, by its digits or word. */
    JsonWriter raw(Object literal) {
        comma();
        out.append(literal);
        afterValue = true;
        return this;
    }

    JsonWriter u32(int bits) {
        return raw(Integer.toUnsignedString(bits));
    }

    JsonWriter bytes(byte[] value) {
        return text(HexFormat.of().formatHex(value));
    }

    <T> JsonWriter list(List<T> values, Each<T> each) {
        return enclosed('[', () -> values.forEach(each::write), ']');
    }

    JsonWriter columns(List<Integer> columns) {
        return list(columns, this::raw);
    }

    JsonWriter sum(String variant, Part payload) {
        return object(() -> {
            key(variant);
            payload.write();
        });
    }

    /** A variant without content. */
    JsonWriter unit(String variant) {
        return sum(variant, () -> raw("[]"));
    }

    <T> JsonWriter option(@Nullable T value, Each<T> each) {
        return value == null ? unit("none") : sum("some", () -> each.write(value));
    }

    JsonWriter optText(@Nullable String value) {
        return option(value, this::text);
    }
}
