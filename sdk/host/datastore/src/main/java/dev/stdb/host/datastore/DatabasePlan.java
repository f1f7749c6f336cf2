package dev.stdb.host.datastore;

import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.TableSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of a database with their ids, and the rows of system tables that describe them. */
record DatabasePlan(List<TableInfo> tables, Map<Integer, List<byte[]>> systemRows) {
    /** The first id of tables, indexes and everything else that a module brings. */
    static final int FIRST_USER_ID = 4096;

    static DatabasePlan of(ModuleSchema schema) {
        var tables = new ArrayList<>(SystemTables.tables());
        var numbers = new Numbers();
        schema.allTables().stream()
                .sorted(Comparator.comparing(member -> member.name()))
                .forEach(member -> {
                    var typespace = member.owner().typespace();
                    tables.add(numbers.table(member.name(), member.definition(), typespace, null));
                });
        var calls = ViewInfo.of(schema);
        schema.allViews().stream()
                .sorted(Comparator.comparing(member -> member.name()))
                .forEach(member -> {
                    var backing = ViewTables.backing(member.definition());
                    tables.add(numbers.table(
                            member.name(), backing, member.owner().typespace(), calls.get(member.name())));
                });
        return new DatabasePlan(List.copyOf(tables), SystemRows.of(schema, tables));
    }

    /** What stands before a submodule's names, dot included, or nothing. */
    static String namespace(TableInfo table) {
        return table.name()
                .substring(0, table.name().length() - table.schema().name().length());
    }

    static ProductType rowType(List<ColumnSchema> columns, Typespace typespace) {
        return new ProductType(columns.stream()
                .map(column -> new ProductElement(column.name(), typespace.inline(column.type())))
                .toList());
    }

    static IndexInfo index(int id, int tableId, IndexSchema index, TableSchema table) {
        var columns = new HashSet<>(index.columns());
        boolean unique = table.constraints().stream()
                .anyMatch(constraint -> new HashSet<>(constraint.columns()).equals(columns));
        return new IndexInfo(id, tableId, index, unique);
    }

    /** Ids in order of creation. */
    private static final class Numbers {
        private int nextTable = FIRST_USER_ID;
        private int nextIndex = FIRST_USER_ID;

        TableInfo table(String name, TableSchema schema, Typespace typespace, @Nullable ViewInfo view) {
            int id = nextTable++;
            var indexes = schema.indexes().stream()
                    .map(index -> index(nextIndex++, id, index, schema))
                    .toList();
            return new TableInfo(id, name, schema, rowType(schema.columns(), typespace), indexes, view);
        }
    }
}
