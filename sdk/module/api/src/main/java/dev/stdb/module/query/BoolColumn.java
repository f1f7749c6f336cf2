package dev.stdb.module.query;

import dev.stdb.module.query.Comparison.Operator;

/** A column of booleans; by itself the condition that it is true. */
public final class BoolColumn<T> extends Column<T, Boolean> implements Condition<T> {
    private BoolColumn(String table, String name) {
        super(table, name);
    }

    public static <T> BoolColumn<T> bool(String table, String name) {
        return new BoolColumn<>(table, name);
    }

    /** Rows with this value. */
    public Condition<T> eq(boolean value) {
        return compare(Operator.EQ, literal(value));
    }

    /** Rows with the other value. */
    public Condition<T> ne(boolean value) {
        return compare(Operator.NE, literal(value));
    }

    @Override
    public void write(StringBuilder sql, boolean negated) {
        eq(true).write(sql, negated);
    }

    private static String literal(boolean value) {
        return value ? "TRUE" : "FALSE";
    }
}
