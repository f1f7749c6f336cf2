package dev.stdb.sql;

import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A WHERE clause ready to be asked about rows. Immutable: may be used from any thread. */
public sealed interface Condition {

    /** Whether the joined {@code rows}, one per relation in the order of FROM, satisfy it. */
    boolean test(AlgebraicValue.Product... rows);

    /** The comparisons of columns of {@code relation} with constants that follow from it. */
    default List<ColumnBound> bounds(int relation) {
        return List.of();
    }

    /** The numbers of the relations it asks about. */
    default BitSet relations() {
        var relations = new BitSet();
        addRelations(relations);
        return relations;
    }

    /** Adds the numbers of the relations it asks about. */
    void addRelations(BitSet into);

    /** The same question about relations with other numbers. */
    Condition renumbered(IntUnaryOperator number);

    /** Conditions that hold together exactly if this one does. */
    default List<Condition> conjuncts() {
        return List.of(this);
    }

    /** {@code TRUE}, {@code FALSE}. */
    record Constant(boolean value) implements Condition {
        @Override
        public boolean test(AlgebraicValue.Product... rows) {
            return value;
        }

        @Override
        public void addRelations(BitSet into) {}

        @Override
        public Condition renumbered(IntUnaryOperator number) {
            return this;
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

        @Override
        public void addRelations(BitSet into) {
            into.set(column.relation());
        }

        @Override
        public Condition renumbered(IntUnaryOperator number) {
            return new Flag(column.renumbered(number));
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

        @Override
        public void addRelations(BitSet into) {
            parts.forEach(part -> part.addRelations(into));
        }

        @Override
        public Condition renumbered(IntUnaryOperator number) {
            return new All(parts.stream().map(part -> part.renumbered(number)).toList());
        }

        @Override
        public List<Condition> conjuncts() {
            return parts.stream().flatMap(part -> part.conjuncts().stream()).toList();
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

        @Override
        public void addRelations(BitSet into) {
            parts.forEach(part -> part.addRelations(into));
        }

        @Override
        public Condition renumbered(IntUnaryOperator number) {
            return new Any(parts.stream().map(part -> part.renumbered(number)).toList());
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

        @Override
        public void addRelations(BitSet into) {
            left.addRelations(into);
            right.addRelations(into);
        }

        @Override
        public Condition renumbered(IntUnaryOperator number) {
            return new Compare(op, left.renumbered(number), right.renumbered(number));
        }
    }

    /** One side of a comparison. */
    sealed interface Operand {
        AlgebraicValue value(AlgebraicValue.Product... rows);

        /** Adds the numbers of the relations it is read from. */
        void addRelations(BitSet into);

        /** The same of relations with other numbers. */
        Operand renumbered(IntUnaryOperator number);

        /** A column of the row. */
        record Column(Bound.ColumnRef column) implements Operand {
            @Override
            public AlgebraicValue value(AlgebraicValue.Product... rows) {
                return rows[column.relation()].get(column.position());
            }

            @Override
            public void addRelations(BitSet into) {
                into.set(column.relation());
            }

            @Override
            public Operand renumbered(IntUnaryOperator number) {
                return new Column(column.renumbered(number));
            }
        }

        /** The same for all rows. */
        record Constant(AlgebraicValue value) implements Operand {
            @Override
            public AlgebraicValue value(AlgebraicValue.Product... rows) {
                return value;
            }

            @Override
            public void addRelations(BitSet into) {}

            @Override
            public Operand renumbered(IntUnaryOperator number) {
                return this;
            }
        }

        /** The truth of a condition. */
        record Truth(Condition condition) implements Operand {
            @Override
            public AlgebraicValue value(AlgebraicValue.Product... rows) {
                return new AlgebraicValue.Bool(condition.test(rows));
            }

            @Override
            public void addRelations(BitSet into) {
                condition.addRelations(into);
            }

            @Override
            public Operand renumbered(IntUnaryOperator number) {
                return new Truth(condition.renumbered(number));
            }
        }
    }
}
