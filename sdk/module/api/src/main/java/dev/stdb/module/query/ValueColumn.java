package dev.stdb.module.query;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.query.Comparison.Operator;
import java.util.function.Function;

/** A column of values that are objects in Java: strings, identities, wide integers and the like. */
public final class ValueColumn<T, V> extends Column<T, V> {
    private static final String HEX = "0123456789abcdef";

    private final Function<V, String> literal;

    private ValueColumn(String table, String name, Function<V, String> literal) {
        super(table, name);
        this.literal = literal;
    }

    public static <T> ValueColumn<T, String> string(String table, String name) {
        return new ValueColumn<>(table, name, ValueColumn::quoted);
    }

    public static <T> ValueColumn<T, Identity> identity(String table, String name) {
        return new ValueColumn<>(table, name, value -> "0x" + value.toHex());
    }

    public static <T> ValueColumn<T, ConnectionId> connectionId(String table, String name) {
        return new ValueColumn<>(table, name, value -> "0x" + value.toHex());
    }

    public static <T> ValueColumn<T, Timestamp> timestamp(String table, String name) {
        return new ValueColumn<>(table, name, value -> quoted(value.toString()));
    }

    public static <T> ValueColumn<T, Uuid> uuid(String table, String name) {
        return new ValueColumn<>(table, name, value -> quoted(value.toString()));
    }

    public static <T> ValueColumn<T, byte[]> bytes(String table, String name) {
        return new ValueColumn<>(table, name, ValueColumn::hex);
    }

    /** Integers of 128 and 256 bits. */
    public static <T, V> ValueColumn<T, V> wide(String table, String name) {
        return new ValueColumn<>(table, name, Object::toString);
    }

    private static String quoted(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder("0x");
        for (byte each : bytes) {
            text.append(HEX.charAt((each >> 4) & 15)).append(HEX.charAt(each & 15));
        }
        return text.toString();
    }

    private String literal(V value) {
        return literal.apply(value);
    }

    /** Rows with this value. */
    public Condition<T> eq(V value) {
        return compare(Operator.EQ, literal(value));
    }

    /** Rows with another value. */
    public Condition<T> ne(V value) {
        return compare(Operator.NE, literal(value));
    }

    /** Rows below this value. */
    public Condition<T> lt(V value) {
        return compare(Operator.LT, literal(value));
    }

    /** Rows with this value or below. */
    public Condition<T> lte(V value) {
        return compare(Operator.LTE, literal(value));
    }

    /** Rows above this value. */
    public Condition<T> gt(V value) {
        return compare(Operator.GT, literal(value));
    }

    /** Rows with this value or above. */
    public Condition<T> gte(V value) {
        return compare(Operator.GTE, literal(value));
    }
}
