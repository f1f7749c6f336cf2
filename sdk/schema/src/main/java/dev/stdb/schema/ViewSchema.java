package dev.stdb.schema;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import java.util.List;
import java.util.OptionalInt;

/**
 * A view: looks like a table to clients.
 *
 * @param name canonical name
 * @param isAnonymous true: one result for all callers; false: one per caller identity
 * @param index its id in calls, counted separately for anonymous and for sender views
 * @param params parameters by declared name
 * @param paramNames canonical names of the parameters
 * @param returnType option, array or query of a reference to the row type
 * @param rowTypeRef index of the row's product type in the typespace
 * @param columns names and types of the row
 * @param primaryKey position of the key column, declared or inherited
 * @param hasDeclaredKey whether the key was declared for the view itself
 */
public record ViewSchema(
        String name,
        String sourceName,
        boolean isPublic,
        boolean isAnonymous,
        int index,
        ProductType params,
        List<String> paramNames,
        AlgebraicType returnType,
        int rowTypeRef,
        List<ColumnSchema> columns,
        OptionalInt primaryKey,
        boolean hasDeclaredKey) {
    public ViewSchema {
        paramNames = List.copyOf(paramNames);
        columns = List.copyOf(columns);
    }

    /** The row's type with canonical column names. */
    public ProductType rowType() {
        return new ProductType(columns.stream()
                .map(column -> new ProductElement(column.name(), column.type()))
                .toList());
    }

    /** Whether the view returns SQL to run rather than rows ({@code product{__query__: row}}). */
    public boolean isQuery() {
        return returnType instanceof ProductType;
    }
}
