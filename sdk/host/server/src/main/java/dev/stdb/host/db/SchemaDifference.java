package dev.stdb.host.db;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.ViewSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the tables of one definition can go on under another: they can if both mean the same tables. */
final class SchemaDifference {
    private SchemaDifference() {}

    /** The first difference for people, null if the tables are the same. */
    static @Nullable String between(ModuleSchema before, ModuleSchema after) {
        Map<String, Member<TableSchema>> old = tables(before);
        Map<String, Member<TableSchema>> young = tables(after);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(young.keySet());
        for (String name : names) {
            Member<TableSchema> a = old.get(name);
            Member<TableSchema> b = young.get(name);
            if (a == null || b == null) {
                return "table `" + name + "` " + (a == null ? "is new" : "is gone");
            }
            if (!meaning(a).equals(meaning(b))) {
                return "table `" + name + "` has changed";
            }
        }
        if (!views(before).equals(views(after))) {
            return "the views have changed";
        }
        if (!Set.copyOf(before.rowLevelSecurity()).equals(Set.copyOf(after.rowLevelSecurity()))) {
            return "the rules of row level security have changed";
        }
        return null;
    }

    /** What the views are, by name; how they are computed may change. */
    private static Map<String, List<Object>> views(ModuleSchema schema) {
        var all = new HashMap<String, List<Object>>();
        for (Member<ViewSchema> member : schema.allViews()) {
            ViewSchema view = member.definition();
            var meaning = new ArrayList<Object>();
            for (ColumnSchema column : view.columns()) {
                meaning.add(List.of(
                        column.name(),
                        column.sourceName(),
                        resolved(member.owner().typespace(), column.type(), 0)));
            }
            meaning.addAll(List.of(view.sourceName(), view.isPublic(), view.isAnonymous(), view.primaryKey()));
            all.put(member.name(), meaning);
        }
        return all;
    }

    private static Map<String, Member<TableSchema>> tables(ModuleSchema schema) {
        var all = new HashMap<String, Member<TableSchema>>();
        schema.allTables().forEach(table -> all.put(table.name(), table));
        return all;
    }

    /** What a table is, independent of the order and numbering of types. */
    private static List<Object> meaning(Member<TableSchema> member) {
        TableSchema table = member.definition();
        Typespace types = member.owner().typespace();
        var meaning = new ArrayList<Object>();
        for (ColumnSchema column : table.columns()) {
            meaning.add(List.of(column.name(), column.sourceName(), resolved(types, column.type(), 0)));
        }
        meaning.add(table.sourceName());
        meaning.add(table.primaryKey());
        meaning.add(sorted(table.indexes()));
        meaning.add(sorted(table.constraints()));
        meaning.add(sorted(table.sequences()));
        meaning.add(table.schedule() == null ? "no schedule" : table.schedule());
        meaning.add(table.access());
        meaning.add(table.isEvent());
        return meaning;
    }

    private static List<?> sorted(List<?> parts) {
        return parts.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }

    private static AlgebraicType resolved(Typespace types, AlgebraicType type, int depth) {
        if (depth > 100) {
            return type; // a column cannot hold a type that contains itself
        }
        return switch (types.resolve(type)) {
            case Primitive primitive -> primitive;
            case ArrayType(AlgebraicType element) -> new ArrayType(resolved(types, element, depth + 1));
            case ProductType(var elements) ->
                new ProductType(elements.stream()
                        .map(e -> new ProductElement(e.name(), resolved(types, e.type(), depth + 1)))
                        .toList());
            case SumType(var variants) ->
                new SumType(variants.stream()
                        .map(v -> new SumVariant(v.name(), resolved(types, v.type(), depth + 1)))
                        .toList());
            case Ref ref -> ref;
        };
    }
}
