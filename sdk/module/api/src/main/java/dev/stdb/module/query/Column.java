package dev.stdb.module.query;

import dev.stdb.module.query.Comparison.Operator;

/**
 * A column of a table in a query. It compares with other columns of the same table and type; the subclasses compare with values.
 *
 * @param <T> the columns of its table
 * @param <K> which type the column has in the database
 */
public abstract class Column<T, K> {
    private final String table;
    private final String name;

    /** Source names. */
    Column(String table, String name) {
        this.table = table;
        this.name = name;
    }

    /** Rows in which both columns are equal. */
    public final Condition<T> eq(Column<T, K> other) {
        return compare(Operator.EQ, other.sql());
    }

    /** Rows in which the columns differ. */
    public final Condition<T> ne(Column<T, K> other) {
        return compare(Operator.NE, other.sql());
    }

    /** Rows in which this column is less than the other. */
    public final Condition<T> lt(Column<T, K> other) {
        return compare(Operator.LT, other.sql());
    }

    /** Rows in which this column is at most the other. */
    public final Condition<T> lte(Column<T, K> other) {
        return compare(Operator.LTE, other.sql());
    }

    /** Rows in which this column is greater than the other. */
    public final Condition<T> gt(Column<T, K> other) {
        return compare(Operator.GT, other.sql());
    }

    /** Rows in which this column is at least the other. */
    public final Condition<T> gte(Column<T, K> other) {
        return compare(Operator.GTE, other.sql());
    }

    final Condition<T> compare(Operator operator, String operand) {
        return new Comparison<>(this, operator, operand);
    }

    final String sql() {
        return '"' + table + "\".\"" + name + '"';
    }
}
