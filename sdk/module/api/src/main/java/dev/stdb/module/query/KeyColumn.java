package dev.stdb.module.query;

/**
 * A column that has an index of its own, by which tables join.
 *
 * @param <T> the columns of its table
 * @param <K> which type the column has in the database; only equal ones join
 */
public final class KeyColumn<T, K> {
    final String table;
    final String name;

    /** Source names. */
    public KeyColumn(String table, String name) {
        this.table = table;
        this.name = name;
    }

    /** Joins the rows in which both columns are equal. */
    public <U> Join<T, U> eq(KeyColumn<U, K> other) {
        return new Join<>(this, other);
    }

    String sql() {
        return '"' + table + "\".\"" + name + '"';
    }
}
