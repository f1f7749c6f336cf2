package dev.stdb.codegen.java;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TableType;
import dev.stdb.schema.TypeDefSchema;
import dev.stdb.schema.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Small schemas, as validation would give them. */
final class Schemas {
    private final List<AlgebraicType> types = new ArrayList<>();
    private final List<TypeDefSchema> names = new ArrayList<>();
    private final List<TableSchema> tables = new ArrayList<>();
    private final List<ReducerSchema> reducers = new ArrayList<>();

    static Schemas schema() {
        return new Schemas();
    }

    Schemas type(String name, AlgebraicType type) {
        names.add(new TypeDefSchema(List.of(), name, types.size(), true));
        types.add(type);
        return this;
    }

    /** A public table whose rows are the type added last; the first column is the primary key. */
    Schemas table(String name) {
        var row = (ProductType) types.getLast();
        List<ColumnSchema> columns = new ArrayList<>();
        for (ProductElement element : row.elements()) {
            String column = String.valueOf(element.name());
            columns.add(new ColumnSchema(columns.size(), column, column, element.type(), null));
        }
        tables.add(new TableSchema(
                name,
                name,
                name,
                types.size() - 1,
                columns,
                OptionalInt.of(0),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                TableAccess.PUBLIC,
                TableType.USER,
                false));
        return this;
    }

    Schemas reducer(String name, ProductElement... params) {
        reducers.add(new ReducerSchema(name, name, AlgebraicType.product(params), null, Visibility.CLIENT_CALLABLE));
        return this;
    }

    ModuleSchema build() {
        return new ModuleSchema(
                new Typespace(types),
                names,
                tables,
                reducers,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
