package dev.stdb.module.query;

import dev.stdb.bsatn.value.Display;
import dev.stdb.module.query.Comparison.Operator;

/** A column of floating-point numbers, compared with finite ones. */
public final class DoubleColumn<T, K> extends Column<T, K> {
    private DoubleColumn(String table, String name) {
        super(table, name);
    }

    /** Values of type {@code float} are widened, as the server's query builder does. */
    public static <T> DoubleColumn<T, Float> f32(String table, String name) {
        return new DoubleColumn<>(table, name);
    }

    public static <T> DoubleColumn<T, Double> f64(String table, String name) {
        return new DoubleColumn<>(table, name);
    }

    private String literal(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "SQL cannot write " + value + ", so column " + sql() + " cannot be compared with it");
        }
        return Display.f64(value);
    }

    /** Rows with this value. */
    public Condition<T> eq(double value) {
        return compare(Operator.EQ, literal(value));
    }

    /** Rows with another value. */
    public Condition<T> ne(double value) {
        return compare(Operator.NE, literal(value));
    }

    /** Rows below this value. */
    public Condition<T> lt(double value) {
        return compare(Operator.LT, literal(value));
    }

    /** Rows with this value or below. */
    public Condition<T> lte(double value) {
        return compare(Operator.LTE, literal(value));
    }

    /** Rows above this value. */
    public Condition<T> gt(double value) {
        return compare(Operator.GT, literal(value));
    }

    /** Rows with this value or above. */
    public Condition<T> gte(double value) {
        return compare(Operator.GTE, literal(value));
    }
}
