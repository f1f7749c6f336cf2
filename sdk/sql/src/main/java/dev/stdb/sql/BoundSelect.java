package dev.stdb.sql;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT with every name resolved.
 *
 * @param relations the tables of FROM, joined from left to right
 * @param condition what rows must satisfy, null without WHERE
 * @param projection what is returned of them
 * @param limit how many rows at most, as an unsigned number; empty without LIMIT
 * @param usesSender whether {@code :sender} occurs, so that the answer differs between callers
 */
public record BoundSelect(
        List<Bound.Relation> relations,
        @Nullable Condition condition,
        Bound.Projection projection,
        OptionalLong limit,
        boolean usesSender)
        implements Bound {

    /** The table whose rows are returned, or whose columns or number: of a join the one that {@code projection} names first. */
    public SqlTable table() {
        int relation = projection instanceof Bound.Projection.Rows(int number) ? number : 0;
        return relations.get(relation).table();
    }

    /** Whether only one table is read. */
    public boolean isSingleTable() {
        return relations.size() == 1;
    }

    /** The comparisons of a column of {@code relation} with a constant that every result satisfies: what an index can be asked. */
    public List<ColumnBound> bounds(int relation) {
        return condition == null ? List.of() : condition.bounds(relation);
    }

    /** The names and types of the result's columns. */
    public ProductType resultType() {
        return switch (projection) {
            case Bound.Projection.Rows(int relation) ->
                product(relations.get(relation).table().columns().stream()
                        .map(column -> new ProductElement(column.name(), column.type()))
                        .toList());
            case Bound.Projection.Columns(var columns) ->
                product(columns.stream()
                        .map(column -> new ProductElement(
                                column.name(), column.column().type()))
                        .toList());
            case Bound.Projection.Count(var name) -> product(List.of(new ProductElement(name, U64)));
        };
    }

    private static final AlgebraicType U64 = Primitive.U64;

    private static ProductType product(List<ProductElement> elements) {
        return new ProductType(elements);
    }
}
