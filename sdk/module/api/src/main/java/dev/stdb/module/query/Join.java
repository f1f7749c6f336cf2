package dev.stdb.module.query;

/**
 * By which columns two tables join: what a semijoin's function returns.
 *
 * @param <L> the columns of the left table
 * @param <R> the columns of the right table
 */
public final class Join<L, R> {
    private final KeyColumn<L, ?> left;
    private final KeyColumn<R, ?> right;

    Join(KeyColumn<L, ?> left, KeyColumn<R, ?> right) {
        this.left = left;
        this.right = right;
        if (left.table.equals(right.table)) {
            throw new IllegalArgumentException("table " + left.table
                    + " cannot join itself: the server takes such a query with aliases only, which "
                    + "queries do not have. Compute the rows in the view instead");
        }
    }

    /** The query for all rows of one of the two tables that have a partner in the other. */
    String sql(String selected) {
        return "SELECT \"" + selected + "\".* FROM \"" + left.table + "\" JOIN \"" + right.table + "\" ON " + left.sql()
                + " = " + right.sql();
    }

    String leftTable() {
        return left.table;
    }

    String rightTable() {
        return right.table;
    }
}
