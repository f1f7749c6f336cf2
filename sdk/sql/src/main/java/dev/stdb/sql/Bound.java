package dev.stdb.sql;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A statement with every name resolved and every constant typed. */
public sealed interface Bound permits Bound.Insert, Bound.Update, Bound.Delete, BoundSelect {

    /** Rows to insert, one value per column in table order. */
    record Insert(SqlTable table, List<AlgebraicValue.Product> rows) implements Bound {}

    /** New values for the rows that satisfy {@code condition} (null: all); of several for one column the first counts. */
    record Update(
            SqlTable table,
            List<Assignment> assignments,
            @Nullable Condition condition) implements Bound {}

    /** The rows that satisfy {@code condition} (null: all) go. */
    record Delete(SqlTable table, @Nullable Condition condition) implements Bound {}

    /** {@code value} goes into the column at {@code position}. */
    record Assignment(int position, AlgebraicValue value) {}

    /** One relation of a FROM clause; {@code on} is null for the first and for cross joins. */
    record Relation(SqlTable table, String alias, @Nullable JoinOn on) {}

    /** Two columns whose values must be equal. */
    record JoinOn(ColumnRef left, ColumnRef right) {
        /** The same columns of relations with other numbers. */
        public JoinOn renumbered(IntUnaryOperator number) {
            return new JoinOn(left.renumbered(number), right.renumbered(number));
        }

        /** The question as a condition. */
        public Condition condition() {
            return new Condition.Compare(
                    Expr.Comparison.EQ, new Condition.Operand.Column(left), new Condition.Operand.Column(right));
        }
    }

    /** A column: which relation of the FROM clause, which position in its rows. */
    record ColumnRef(int relation, int position, AlgebraicType type) {
        /** The same column of a relation with another number. */
        public ColumnRef renumbered(IntUnaryOperator number) {
            return new ColumnRef(number.applyAsInt(relation), position, type);
        }
    }

    /** What a SELECT returns of the joined rows. */
    sealed interface Projection {
        /** The same of relations with other numbers. */
        default Projection renumbered(IntUnaryOperator number) {
            return switch (this) {
                case Rows(int relation) -> new Rows(number.applyAsInt(relation));
                case Columns(var columns) ->
                    new Columns(columns.stream()
                            .map(output ->
                                    new Output(output.name(), output.column().renumbered(number)))
                            .toList());
                case Count count -> count;
            };
        }

        /** Whole rows of the relation with this number. */
        record Rows(int relation) implements Projection {}

        /** Some columns. */
        record Columns(List<Output> columns) implements Projection {}

        /** How many rows there are, as one U64 called {@code name}. */
        record Count(String name) implements Projection {}

        /** A column and its name in the result. */
        record Output(String name, ColumnRef column) {}
    }
}
