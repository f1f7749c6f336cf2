package dev.stdb.module.query;

import dev.stdb.module.U16;
import dev.stdb.module.U32;
import dev.stdb.module.U8;
import dev.stdb.module.query.Comparison.Operator;

/**
 * A column of integers that Java has as {@code byte}, {@code short} or {@code int}. Values outside its range are {@link
 * IllegalArgumentException}s.
 */
public final class IntColumn<T, K> extends Column<T, K> {
    private final int min;
    private final int max;
    private final long mask;

    private IntColumn(String table, String name, int min, int max, long mask) {
        super(table, name);
        this.min = min;
        this.max = max;
        this.mask = mask;
    }

    public static <T> IntColumn<T, Byte> i8(String table, String name) {
        return new IntColumn<>(table, name, Byte.MIN_VALUE, Byte.MAX_VALUE, -1);
    }

    public static <T> IntColumn<T, Short> i16(String table, String name) {
        return new IntColumn<>(table, name, Short.MIN_VALUE, Short.MAX_VALUE, -1);
    }

    public static <T> IntColumn<T, Integer> i32(String table, String name) {
        return new IntColumn<>(table, name, Integer.MIN_VALUE, Integer.MAX_VALUE, -1);
    }

    public static <T> IntColumn<T, U8> u8(String table, String name) {
        return new IntColumn<>(table, name, 0, 0xFF, -1);
    }

    /** Kept in a {@code byte}: negative values are those above 127. */
    public static <T> IntColumn<T, U8> u8Bits(String table, String name) {
        return new IntColumn<>(table, name, Byte.MIN_VALUE, 0xFF, 0xFF);
    }

    public static <T> IntColumn<T, U16> u16(String table, String name) {
        return new IntColumn<>(table, name, 0, 0xFFFF, -1);
    }

    /** Kept in a {@code short}: negative values are those above 32767. */
    public static <T> IntColumn<T, U16> u16Bits(String table, String name) {
        return new IntColumn<>(table, name, Short.MIN_VALUE, 0xFFFF, 0xFFFF);
    }

    /** Kept in an {@code int}: negative values are those above {@link Integer#MAX_VALUE}. */
    public static <T> IntColumn<T, U32> u32Bits(String table, String name) {
        return new IntColumn<>(table, name, Integer.MIN_VALUE, Integer.MAX_VALUE, 0xFFFF_FFFFL);
    }

    private String literal(int value) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(value + " is outside the range of column " + sql());
        }
        return Long.toString(value & mask);
    }

    /** Rows with this value. */
    public Condition<T> eq(int value) {
        return compare(Operator.EQ, literal(value));
    }

    /** Rows with another value. */
    public Condition<T> ne(int value) {
        return compare(Operator.NE, literal(value));
    }

    /** Rows below this value. */
    public Condition<T> lt(int value) {
        return compare(Operator.LT, literal(value));
    }

    /** Rows with this value or below. */
    public Condition<T> lte(int value) {
        return compare(Operator.LTE, literal(value));
    }

    /** Rows above this value. */
    public Condition<T> gt(int value) {
        return compare(Operator.GT, literal(value));
    }

    /** Rows with this value or above. */
    public Condition<T> gte(int value) {
        return compare(Operator.GTE, literal(value));
    }
}
