package dev.stdb.module.query;

/** Two conditions joined by AND, or by OR. */
record Both<T>(Condition<T> left, Condition<T> right, boolean and) implements Condition<T> {
    /** The opposite of both is one of the two opposites, and the other way round. */
    @Override
    public void write(StringBuilder sql, boolean negated) {
        left.write(sql.append('('), negated);
        right.write(sql.append(and == negated ? " OR " : " AND "), negated);
        sql.append(')');
    }
}
