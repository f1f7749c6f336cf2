package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Function;
import dev.stdb.module.processor.ModuleModel.Handler;
import dev.stdb.module.processor.ModuleModel.Index;
import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.Table;
import dev.stdb.schema.raw.Lifted;
import dev.stdb.schema.raw.SchemaError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * The server's own errors, for whatever the checks in Java's words let through, each at the element that its text names.
 */
final class SchemaProblems {
    private final Problems problems;
    private final Map<String, Element> places = new LinkedHashMap<>();

    SchemaProblems(Problems problems, ModuleModel module) {
        this.problems = problems;
        module.tables().forEach(this::tableNames);
        module.functions().forEach(function -> functionNames(module, function));
        module.tables().forEach(table -> derivedNames(module, table));
        module.mounts().forEach(mount -> name(mount.namespace(), mount.element()));
        for (Handler handler : module.handlers()) {
            name(handler.name(), handler.element());
            name(module.casing().snake(handler.name()), handler.element());
        }
        module.routes().forEach(route -> name(route.path(), route.element()));
        module.filters().forEach(filter -> name(filter.sql(), filter.element()));
        for (TypeDecl decl : module.types()) {
            name(decl.name, decl.element);
            for (String part : decl.name.split("\\.", -1)) {
                name(part, decl.element);
                name(module.casing().pascal(part), decl.element);
            }
            switch (decl) {
                case TypeDecl.RecordDecl record ->
                    record.fields.forEach(field -> {
                        name(field.name(), field.element());
                        name(module.casing().snake(field.name()), field.element());
                    });
                case TypeDecl.EnumDecl constants ->
                    constants.constants.forEach(constant -> variant(module, SourceNames.of(constant), constant));
                case TypeDecl.SumDecl sum ->
                    sum.variants.forEach(variant -> variant(module, variant.name(), variant.element()));
            }
        }
        fallback = module.tables().isEmpty()
                ? module.functions().isEmpty()
                        ? null
                        : module.functions().get(0).element()
                : module.tables().get(0).element();
    }

    private void tableNames(Table table) {
        name(table.accessor(), table.element());
        name(table.canonical(), table.element());
        for (Index index : table.indexes()) {
            name(index.explicitName(), place(table, index));
        }
    }

    private static Element place(Table table, Index index) {
        return index.columns().size() == 1 ? index.columns().get(0).field().element() : table.element();
    }

    private void functionNames(ModuleModel module, Function function) {
        name(function.name(), function.element());
        name(module.canonical(function), function.element());
        for (Parameter parameter : function.parameters()) {
            name(parameter.name(), parameter.element());
            name(module.casing().snake(parameter.name()), parameter.element());
        }
    }

    /** Names that nobody wrote come last, so that whoever took one by writing it is to blame. */
    private void derivedNames(ModuleModel module, Table table) {
        for (Index index : table.indexes()) {
            name(index.sourceName(), place(table, index));
            name(index.accessor(), place(table, index));
        }
        for (Column column : table.columns()) {
            String prefix = table.canonical() + "_" + module.casing().snake(column.name());
            for (String suffix : new String[] {"_idx_btree", "_idx_hash", "_idx_direct", "_key", "_seq"}) {
                name(prefix + suffix, column.field().element());
            }
        }
        name(table.canonical() + "_sched", table.element());
    }

    private void variant(ModuleModel module, String name, Element at) {
        name(name, at);
        name(module.casing().camel(name), at);
    }

    private final @Nullable Element fallback;

    private void name(@Nullable String name, Element at) {
        if (name != null && !name.isEmpty()) {
            places.putIfAbsent(name, at);
        }
    }

    void tell(Lifted.Invalid invalid) {
        for (SchemaError error : invalid.errors()) {
            problems.add(place(error.text()), "the server would refuse this module: " + error.text());
        }
    }

    /** The element with the longest name that stands between marks in the text, else anywhere in it. */
    private @Nullable Element place(String text) {
        Element marked = longest(name -> text.contains('`' + name + '`') || text.contains('"' + name + '"'));
        Element at = marked != null ? marked : longest(name -> mentions(text, name));
        return at != null ? at : fallback;
    }

    private @Nullable Element longest(Predicate<String> mentioned) {
        String best = "";
        Element at = null;
        for (Map.Entry<String, Element> place : places.entrySet()) {
            if (place.getKey().length() > best.length() && mentioned.test(place.getKey())) {
                best = place.getKey();
                at = place.getValue();
            }
        }
        return at;
    }

    private static boolean mentions(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean starts = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
            if (starts && ends) {
                return true;
            }
        }
        return false;
    }
}
