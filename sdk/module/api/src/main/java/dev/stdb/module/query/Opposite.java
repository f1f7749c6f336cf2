package dev.stdb.module.query;

/** The opposite of a condition. */
record Opposite<T>(Condition<T> condition) implements Condition<T> {
    @Override
    public void write(StringBuilder sql, boolean negated) {
        condition.write(sql, !negated);
    }
}
