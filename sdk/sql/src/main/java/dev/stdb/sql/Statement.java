package dev.stdb.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement of SpacetimeDB's SQL, names unresolved. */
public sealed interface Statement {

    /** {@code SELECT}; {@code limit} is the number as written, empty for none and for {@code ALL}. */
    record Select(
            Projection projection, From from, @Nullable Expr where, Optional<String> limit) implements Statement {}

    /** {@code INSERT}: rows of constants, positional. */
    record Insert(Name table, List<Name> columns, List<List<Expr.Literal>> rows) implements Statement {}

    /** {@code UPDATE} of one table. */
    record Update(
            Name table,
            List<Assignment> assignments,
            @Nullable Expr where) implements Statement {}

    /** {@code DELETE} from one table. */
    record Delete(Name table, @Nullable Expr where) implements Statement {}

    /** {@code SET variable = value}. */
    record SetVariable(Name variable, Expr.Literal value) implements Statement {}

    /** {@code SHOW variable}. */
    record ShowVariable(Name variable) implements Statement {}

    /** {@code column = value} of an UPDATE. */
    record Assignment(Name column, Expr.Literal value) {}

    /** What a SELECT returns. */
    sealed interface Projection {
        /** Whole rows, of the relation {@code qualifier} or of the only one. */
        record Star(@Nullable Name qualifier) implements Projection {}

        /** Some columns under the given names. */
        record Columns(List<Item> items) implements Projection {}

        /** {@code COUNT(*) AS alias}. */
        record Count(Name alias) implements Projection {}

        /** One column and its name in the result. */
        record Item(Expr.Column column, Name as) {}
    }

    /** The relations of a SELECT, joined from left to right. */
    record From(Relation first, List<Join> joins) {}

    /** A table and the name the statement uses for it (the table's own spelling without an alias). */
    record Relation(Name table, Name alias) {}

    /** A joined relation; {@code on} is null for a cross join, otherwise two columns compared for equality. */
    record Join(Relation relation, Expr.@Nullable Compare on) {}
}
