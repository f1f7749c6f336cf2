package dev.stdb.host.datastore;

import dev.stdb.sql.Catalog;
import dev.stdb.sql.SqlColumn;
import dev.stdb.sql.SqlTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A datastore's tables as SQL sees them. Immutable. */
final class SqlCatalog implements Catalog {
    private final Map<Integer, SqlTable> tables = new HashMap<>();
    private final Datastore datastore;

    SqlCatalog(Datastore datastore) {
        this.datastore = datastore;
        datastore.tables().forEach(table -> tables.put(table.id(), describe(table)));
    }

    private static SqlTable describe(TableInfo table) {
        List<SqlColumn> columns = table.schema().columns().stream()
                .filter(column -> !table.isView() || column.position() > 0)
                .map(column -> new SqlColumn(
                        column.position(),
                        column.name(),
                        column.sourceName(),
                        table.rowType().elements().get(column.position()).type()))
                .toList();
        var indexes = table.indexes().stream().map(IndexInfo::columns).toList();
        return new SqlTable(
                table.id(), table.name(), columns, table.isPublic(), table.isEvent(), table.isView(), indexes);
    }

    @Override
    public Optional<SqlTable> table(String name) {
        var id = datastore.tableId(name);
        return id.isEmpty() ? Optional.empty() : Optional.ofNullable(tables.get(id.getAsInt()));
    }
}
