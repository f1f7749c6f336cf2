package dev.stdb.module.query;

/** A column compared with a literal or another column, both as SQL. */
record Comparison<T>(Column<T, ?> column, Operator operator, String operand) implements Condition<T> {
    /** How SQL compares, and how it says the opposite. */
    enum Operator {
        EQ("=", "<>"),
        NE("<>", "="),
        LT("<", ">="),
        LTE("<=", ">"),
        GT(">", "<="),
        GTE(">=", "<");

        final String sql;
        final String opposite;

        Operator(String sql, String opposite) {
            this.sql = sql;
            this.opposite = opposite;
        }
    }

    @Override
    public void write(StringBuilder sql, boolean negated) {
        sql.append('(')
                .append(column.sql())
                .append(' ')
                .append(negated ? operator.opposite : operator.sql)
                .append(' ')
                .append(operand)
                .append(')');
    }
}
