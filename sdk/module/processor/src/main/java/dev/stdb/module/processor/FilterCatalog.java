package dev.stdb.module.processor;

import dev.stdb.bsatn.type.Typespace;
import dev.stdb.module.processor.ModuleModel.Table;
import dev.stdb.module.processor.ModuleModel.View;
import dev.stdb.schema.Member;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.Lifted;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.sql.Catalog;
import dev.stdb.sql.SqlColumn;
import dev.stdb.sql.SqlTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The module's tables and views and those of mounted modules, as SQL sees them. Made of what the annotations say, so that filters are
 * checked in one run with everything else; what is not known, because it has mistakes itself or belongs to the server, is remembered
 * when it is asked for.
 */
final class FilterCatalog implements Catalog {
    private static final String OF_THE_SERVER = "st_";

    private final Map<String, Optional<SqlTable>> tables = new HashMap<>();
    private final TreeSet<String> names = new TreeSet<>();
    private final Typespace types;
    private final Casing casing;
    private boolean metUnknown;
    private boolean metMissing;

    FilterCatalog(ModuleModel module) {
        types = new Typespace(module.types().stream().map(TypeDecl::algebraic).toList());
        casing = module.casing();
        for (View view : module.views()) {
            add(view.name(), module.canonical(view), view(view, module.canonical(view)));
        }
        for (Table table : module.tables()) {
            add(table.accessor(), table.canonical(), table(table));
        }
        module.mounts().forEach(this::add);
    }

    private void add(Mount mount) {
        if (Lift.lift(new RawModuleDef.V10(mount.definition())) instanceof Lifted.Ok(var schema)) {
            for (Member<TableSchema> member : schema.allTables()) {
                TableSchema table = member.definition();
                String prefix = mount.namespace() + "."
                        + member.name()
                                .substring(
                                        0, member.name().length() - table.name().length());
                add(prefix + table.sourceName(), prefix + table.name(), mounted(prefix, table, member));
            }
        }
    }

    /** Canonical names go before source names. */
    private void add(String source, String canonical, Optional<SqlTable> table) {
        tables.put(canonical, table);
        tables.putIfAbsent(source, table);
        names.add(canonical);
    }

    private Optional<SqlTable> table(Table table) {
        List<SqlColumn> columns = new ArrayList<>();
        for (ModuleModel.Column column : table.columns()) {
            columns.add(column(column.position(), column.name(), column.type()));
        }
        return complete(
                table.canonical(),
                columns,
                table.isPublic(),
                table.event(),
                false,
                table.columns().stream().map(ModuleModel.Column::type).toList());
    }

    private Optional<SqlTable> view(View view, String canonical) {
        List<SqlColumn> columns = new ArrayList<>();
        for (TypeDecl.Field field : view.row().fields) {
            columns.add(column(columns.size(), field.name(), field.type()));
        }
        return complete(
                canonical,
                columns,
                view.isPublic(),
                false,
                true,
                view.row().fields.stream().map(TypeDecl.Field::type).toList());
    }

    private SqlColumn column(int position, String name, JavaType type) {
        return new SqlColumn(position, casing.snake(name), name, type.algebraic());
    }

    /** Nothing where a column's type has a mistake, which has been told. */
    private Optional<SqlTable> complete(
            String name,
            List<SqlColumn> columns,
            boolean isPublic,
            boolean isEvent,
            boolean isView,
            List<JavaType> written) {
        if (written.stream().anyMatch(JavaType.Broken.class::isInstance)) {
            return Optional.empty();
        }
        return inlined(new SqlTable(tables.size(), name, columns, isPublic, isEvent, isView, List.of()), types);
    }

    private Optional<SqlTable> mounted(String prefix, TableSchema table, Member<TableSchema> member) {
        List<SqlColumn> columns = table.columns().stream()
                .map(each -> new SqlColumn(each.position(), each.name(), each.sourceName(), each.type()))
                .toList();
        return inlined(
                new SqlTable(
                        tables.size(),
                        prefix + table.name(),
                        columns,
                        table.isPublic(),
                        table.isEvent(),
                        false,
                        List.of()),
                member.owner().typespace());
    }

    /** Nothing for a type that contains itself, which has been told. */
    private static Optional<SqlTable> inlined(SqlTable table, Typespace types) {
        try {
            List<SqlColumn> columns = table.columns().stream()
                    .map(each -> new SqlColumn(each.position(), each.name(), each.alias(), types.inline(each.type())))
                    .toList();
            return Optional.of(new SqlTable(
                    table.id(),
                    table.name(),
                    columns,
                    table.isPublic(),
                    table.isEvent(),
                    table.isView(),
                    table.indexes()));
        } catch (IllegalArgumentException containsItself) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<SqlTable> table(String name) {
        Optional<SqlTable> found = tables.get(name);
        if (found == null) {
            metUnknown |= name.startsWith(OF_THE_SERVER);
            metMissing = true;
            return Optional.empty();
        }
        metUnknown |= found.isEmpty();
        return found;
    }

    /** Forgets what it was asked for. */
    void forget() {
        metUnknown = false;
        metMissing = false;
    }

    /** Whether it was asked for a table of which it cannot tell. */
    boolean metUnknown() {
        return metUnknown;
    }

    /** The tables that there are, where a missing one was asked for. */
    String advice() {
        return metMissing ? " The module has " + (names.isEmpty() ? "no tables" : String.join(", ", names)) : "";
    }
}
