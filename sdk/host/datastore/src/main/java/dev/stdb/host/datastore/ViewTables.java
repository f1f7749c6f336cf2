package dev.stdb.host.datastore;

import dev.stdb.bsatn.type.Primitive;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ConstraintSchema;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TableType;
import dev.stdb.schema.ViewSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The tables that hold what views return: a hash of the view's arguments, then the row. */
final class ViewTables {
    static final String ARG_HASH = "arg_hash";

    private ViewTables() {}

    static TableSchema backing(ViewSchema view) {
        var columns = new ArrayList<ColumnSchema>();
        columns.add(new ColumnSchema(0, ARG_HASH, ARG_HASH, Primitive.U256, null));
        for (var column : view.columns()) {
            columns.add(
                    new ColumnSchema(column.position() + 1, column.name(), column.sourceName(), column.type(), null));
        }
        var indexes = new ArrayList<IndexSchema>();
        indexes.add(index(view, ARG_HASH, List.of(0)));
        var constraints = new ArrayList<ConstraintSchema>();
        if (view.primaryKey().isPresent()) {
            int key = view.primaryKey().getAsInt();
            String names = ARG_HASH + "_" + view.columns().get(key).name();
            indexes.add(index(view, names, List.of(0, key + 1)));
            constraints.add(new ConstraintSchema(view.name() + "_" + names + "_key", List.of(0, key + 1)));
        }
        return new TableSchema(
                view.name(),
                view.sourceName(),
                view.sourceName(),
                view.rowTypeRef(),
                columns,
                OptionalInt.empty(),
                indexes,
                constraints,
                List.of(),
                null,
                null,
                view.isPublic() ? TableAccess.PUBLIC : TableAccess.PRIVATE,
                TableType.USER,
                false);
    }

    private static IndexSchema index(ViewSchema view, String columns, List<Integer> positions) {
        String name = view.name() + "_" + columns + "_idx_btree";
        return new IndexSchema(name, name, null, new IndexAlgorithm.BTree(positions));
    }
}
