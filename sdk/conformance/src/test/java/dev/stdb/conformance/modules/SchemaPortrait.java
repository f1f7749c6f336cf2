package dev.stdb.conformance.modules;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TypeDefSchema;
import dev.stdb.schema.ViewSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A module definition as lines, one for each fact that the server or its clients can tell: types by name, since the order of types
 * and tables means nothing. Source names of columns are left out: the server's answers have lost them.
 */
final class SchemaPortrait {
    private final ModuleSchema schema;
    private final Map<Integer, String> names = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private SchemaPortrait(ModuleSchema schema) {
        this.schema = schema;
        for (TypeDefSchema type : schema.types()) {
            names.put(type.typeRef(), name(type));
        }
    }

    /** The lines, sorted. */
    static List<String> of(ModuleSchema schema) {
        var portrait = new SchemaPortrait(schema);
        portrait.draw();
        return portrait.lines.stream().sorted().toList();
    }

    private void draw() {
        for (TypeDefSchema type : schema.types()) {
            lines.add("type " + name(type) + (type.customOrdering() ? " = " : " in default order = ")
                    + inner(schema.typespace().types().get(type.typeRef())));
        }
        schema.tables().forEach(this::table);
        schema.reducers().forEach(this::reducer);
        schema.procedures().forEach(this::procedure);
        schema.views().forEach(this::view);
        schema.httpHandlers().forEach(handler -> lines.add("http handler " + handler));
        schema.httpRoutes().forEach(route -> lines.add("http route " + route));
        schema.rowLevelSecurity().forEach(sql -> lines.add("row level security " + sql));
    }

    private static String name(TypeDefSchema type) {
        var path = new ArrayList<>(type.scope());
        path.add(type.name());
        return String.join(".", path);
    }

    private void table(TableSchema table) {
        String at = "table " + table.name() + ": ";
        lines.add(at + "source name " + table.sourceName() + ", accessor " + table.accessorName() + ", rows "
                + type(new Ref(table.rowTypeRef())) + ", " + table.access() + " " + table.type()
                + (table.isEvent() ? " event" : ""));
        for (ColumnSchema column : table.columns()) {
            lines.add(at + "column " + column(column));
        }
        table.primaryKey()
                .ifPresent(key ->
                        lines.add(at + "primary key " + table.columns().get(key).name()));
        table.indexes().forEach(index -> lines.add(at + index(table, index)));
        table.constraints()
                .forEach(constraint ->
                        lines.add(at + "unique " + constraint.name() + " on " + columns(table, constraint.columns())));
        table.sequences().forEach(sequence -> lines.add(at + "sequence " + sequence));
        if (table.schedule() != null) {
            lines.add(at + table.schedule());
        }
    }

    private String column(ColumnSchema column) {
        byte[] value = column.defaultValue();
        return column.position() + " " + column.name() + ": " + type(column.type())
                + (value == null ? "" : " default " + HexFormat.of().formatHex(value));
    }

    private static String index(TableSchema table, IndexSchema index) {
        String kind = switch (index.algorithm()) {
            case IndexAlgorithm.BTree btree -> "btree ";
            case IndexAlgorithm.Hash hash -> "hash ";
            case IndexAlgorithm.Direct direct -> "direct ";
        };
        return kind + index.name() + ", source name " + index.sourceName() + ", accessor " + index.accessorName()
                + " on " + columns(table, index.columns());
    }

    private static List<String> columns(TableSchema table, List<Integer> positions) {
        return positions.stream()
                .map(position -> table.columns().get(position).name())
                .toList();
    }

    private void reducer(ReducerSchema reducer) {
        lines.add("reducer " + reducer.name() + ", source name " + reducer.sourceName() + inner(reducer.params()) + " "
                + reducer.visibility()
                + (reducer.lifecycle() == null ? "" : " " + reducer.lifecycle()));
    }

    private void procedure(ProcedureSchema procedure) {
        lines.add("procedure " + procedure.name() + ", source name " + procedure.sourceName()
                + inner(procedure.params()) + " -> " + type(procedure.returnType()) + " " + procedure.visibility());
    }

    private void view(ViewSchema view) {
        String at = "view " + view.name() + ": ";
        lines.add(at + "source name " + view.sourceName() + inner(view.params()) + " -> "
                + (view.isQuery() ? "query of " + type(new Ref(view.rowTypeRef())) : type(view.returnType()))
                + (view.isPublic() ? " public" : " private")
                + (view.isAnonymous() ? " anonymous" : " per sender")
                + (view.hasDeclaredKey() ? " declares its key" : ""));
        view.columns().forEach(column -> lines.add(at + "column " + column(column)));
        view.primaryKey()
                .ifPresent(key ->
                        lines.add(at + "primary key " + view.columns().get(key).name()));
    }

    /** A type where it is used: by name if it has one. */
    private String type(AlgebraicType type) {
        if (SpecialTypes.isIdentity(type)) {
            return "Identity";
        }
        return switch (type) {
            case Ref(int index) when names.containsKey(index) -> names.get(index);
            case Ref(int index) -> type(schema.typespace().types().get(index));
            default -> inner(type);
        };
    }

    private String inner(AlgebraicType type) {
        return switch (type) {
            case Ref ref -> type(ref);
            case ProductType(var elements) ->
                elements.stream()
                        .map(element -> element.name() + ": " + type(element.type()))
                        .collect(Collectors.joining(", ", "(", ")"));
            case SumType(var variants) ->
                variants.stream()
                        .map(variant -> variant.name() + ": " + type(variant.type()))
                        .collect(Collectors.joining(" | ", "<", ">"));
            case ArrayType(var element) -> "[" + type(element) + "]";
            case Primitive primitive -> primitive.typeName();
        };
    }
}
