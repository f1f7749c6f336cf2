package dev.stdb.sql;

import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.ArrayList;
import java.util.List;

/** A WHERE clause ready to be asked about rows. Immutable: may be used from any thread. */
public sealed interface Condition {

    /** Whether the joined {@code rows}, one per relation in the order of FROM, satisfy it. */
    boolean test(AlgebraicValue.Product... rows);

    /** The comparisons of columns of {@code relation} with constants that follow from it. */
    default List<ColumnBound> bounds(int relation) {
        return List.of();
    }

    /** {@code TRUE}, {@code FALSE}. */
    record Constant(boolean value) implements Condition {
        @Override
        public boolean test(AlgebraicValue.Product... rows) {
            return value;
        }
    }

    /** A Bool column alone. */
    record Flag(Bound.ColumnRef column) implements Condition {
        @Override
        public boolean test(AlgebraicValue.Product... rows) {
            return rows[column.relation()].get(column.position()) instanceof AlgebraicValue.Bool(boolean value)
                    && value;
        }

        @Override
        public List<ColumnBound> bounds(int relation) {
            return column.relation() != relation
                    ? List.of()
                    : List.of(new ColumnBound(column.position(), Expr.Comparison.EQ, new AlgebraicValue.Bool(true)));
        }
    }

    /** All of them. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean test(AlgebraicValue.Product... rows) {
            for (var part : parts) {
                if (!part.test(rows)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public List<ColumnBound> bounds(int relation) {
            var bounds = new ArrayList<ColumnBound>();
            for (var part : parts) {
                bounds.addAll(part.bounds(relation));
            }
            return bounds;
        }
    }

    /** Any of them. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean test(AlgebraicValue.Product... rows) {
            for (var part : parts) {
                if (part.test(rows)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A condition about one table, asked about the rows of {@code relation}. */
    record Of(int relation, Condition condition) implements Condition {
        @Override
        public boolean test(AlgebraicValue.Product... rows) {
            return condition.test(rows[relation]);
        }

        @Override
        public List<ColumnBound> bounds(int relation) {
            return relation == this.relation ? condition.bounds(0) : List.of();
        }
    }

    /** Two operands of one type compared, floats in SpacetimeDB's total order. */
    record Compare(Expr.Comparison op, Operand left, Operand right) implements Condition {
        @Override
        public boolean test(AlgebraicValue.Product... rows) {
            return op.holds(ValueOrder.compare(left.value(rows), right.value(rows)));
        }

        @Override
        public List<ColumnBound> bounds(int relation) {
            if (left instanceof Operand.Column(var column)
                    && right instanceof Operand.Constant(var value)
                    && column.relation() == relation) {
                return List.of(new ColumnBound(column.position(), op, value));
            }
            if (right instanceof Operand.Column(var column)
                    && left instanceof Operand.Constant(var value)
                    && column.relation() == relation) {
                return List.of(new ColumnBound(column.position(), op.mirrored(), value));
            }
            return List.of();
        }
    }

    /** One side of a comparison. */
    sealed interface Operand {
        AlgebraicValue value(AlgebraicValue.Product... rows);

        /** A column of the row. */
        record Column(Bound.ColumnRef column) implements Operand {
            @Override
            public AlgebraicValue value(AlgebraicValue.Product... rows) {
                return rows[column.relation()].get(column.position());
            }
        }

        /** The same for all rows. */
        record Constant(AlgebraicValue value) implements Operand {
            @Override
            public AlgebraicValue value(AlgebraicValue.Product... rows) {
                return value;
            }
        }

        /** The truth of a condition. */
        record Truth(Condition condition) implements Operand {
            @Override
            public AlgebraicValue value(AlgebraicValue.Product... rows) {
                return new AlgebraicValue.Bool(condition.test(rows));
            }
        }
    }
}
