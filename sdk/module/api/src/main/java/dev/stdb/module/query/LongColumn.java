package dev.stdb.module.query;

import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.query.Comparison.Operator;

/** A column of integers that Java has as {@code long}. Values outside its range are {@link IllegalArgumentException}s. */
public final class LongColumn<T, K> extends Column<T, K> {
    /** How the numbers are kept in a {@code long}. */
    private enum Range {
        SIGNED,
        U32,
        UNSIGNED
    }

    private final Range range;

    private LongColumn(String table, String name, Range range) {
        super(table, name);
        this.range = range;
    }

    public static <T> LongColumn<T, Long> i64(String table, String name) {
        return new LongColumn<>(table, name, Range.SIGNED);
    }

    public static <T> LongColumn<T, U32> u32(String table, String name) {
        return new LongColumn<>(table, name, Range.U32);
    }

    /** Negative values are those above {@link Long#MAX_VALUE}. */
    public static <T> LongColumn<T, U64> u64(String table, String name) {
        return new LongColumn<>(table, name, Range.UNSIGNED);
    }

    private String literal(long value) {
        if (range == Range.U32 && value >>> 32 != 0) {
            throw new IllegalArgumentException(value + " is outside the range of column " + sql());
        }
        return range == Range.UNSIGNED ? Long.toUnsignedString(value) : Long.toString(value);
    }

    /** Rows with this value. */
    public Condition<T> eq(long value) {
        return compare(Operator.EQ, literal(value));
    }

    /** Rows with another value. */
    public Condition<T> ne(long value) {
        return compare(Operator.NE, literal(value));
    }

    /** Rows below this value. */
    public Condition<T> lt(long value) {
        return compare(Operator.LT, literal(value));
    }

    /** Rows with this value or below. */
    public Condition<T> lte(long value) {
        return compare(Operator.LTE, literal(value));
    }

    /** Rows above this value. */
    public Condition<T> gt(long value) {
        return compare(Operator.GT, literal(value));
    }

    /** Rows with this value or above. */
    public Condition<T> gte(long value) {
        return compare(Operator.GTE, literal(value));
    }
}
