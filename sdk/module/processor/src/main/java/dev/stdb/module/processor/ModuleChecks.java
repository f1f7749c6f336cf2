package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.Reducer;
import dev.stdb.module.processor.ModuleModel.Schedule;
import dev.stdb.module.processor.ModuleModel.Table;
import dev.stdb.module.processor.ModuleModel.View;
import dev.stdb.schema.CaseConversion;
import dev.stdb.schema.Lifecycle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * What only shows when a module is seen whole: names that meet after conversion, schedules without a reducer, types that contain
 * themselves. The server refuses these, or stops.
 */
final class ModuleChecks {
    private final Problems problems;
    private final ModuleModel module;

    ModuleChecks(Problems problems, ModuleModel module) {
        this.problems = problems;
        this.module = module;
    }

    void run() {
        tableNames();
        typeNames();
        reducerNames();
        lifecycles();
        for (Table table : module.tables()) {
            schedule(table);
            columnsEnd(table);
        }
    }

    private void tableNames() {
        Map<String, Table> seen = new HashMap<>();
        Map<String, Table> accessors = new HashMap<>();
        for (Table table : module.tables()) {
            String name = canonical(table);
            Table other = seen.putIfAbsent(name, table);
            Table sameAccessor = accessors.putIfAbsent(table.accessor(), table);
            if (other != null) {
                problems.add(
                        table.element(),
                        table.annotation(),
                        null,
                        "two tables are called " + name + " (the other is "
                                + other.element().getQualifiedName()
                                + "): name this one with @Table(accessor = \"...\")");
            } else if (sameAccessor != null) {
                problems.add(
                        table.element(),
                        table.annotation(),
                        null,
                        "two tables would be ctx.db()." + table.accessor() + "() (the other is "
                                + sameAccessor.element().getQualifiedName()
                                + "): name this one with @Table(accessor = \"...\")");
            }
            if (name.startsWith("st_")) {
                problems.add(
                        table.element(),
                        table.annotation(),
                        null,
                        "table names that begin with st_ are the server's own, and this one is " + name
                                + ": choose another");
            }
        }
    }

    static String canonical(Table table) {
        String explicit = table.explicitName();
        return explicit != null ? explicit : CaseConversion.snake(table.accessor());
    }

    static String canonical(Reducer reducer) {
        String explicit = reducer.explicitName();
        return explicit != null ? explicit : CaseConversion.snake(reducer.name());
    }

    static String canonical(View view) {
        String explicit = view.explicitName();
        return explicit != null ? explicit : CaseConversion.snake(view.name());
    }

    private void typeNames() {
        Map<String, TypeDecl> seen = new HashMap<>();
        for (TypeDecl decl : module.types()) {
            String name = Arrays.stream(decl.name.split("\\.", -1))
                    .map(CaseConversion::pascal)
                    .collect(Collectors.joining("."));
            TypeDecl other = seen.putIfAbsent(name, decl);
            if (other != null) {
                problems.add(
                        decl.element,
                        "two types are called " + name + " (the other is " + other.element.getQualifiedName()
                                + "): name this one with @SpacetimeType(name = \"...\")");
            }
            parts(decl);
        }
    }

    private void parts(TypeDecl decl) {
        Map<String, String> seen = new HashMap<>();
        switch (decl) {
            case TypeDecl.RecordDecl record -> {
                for (TypeDecl.Field field : record.fields) {
                    meets(seen, field.name(), CaseConversion.snake(field.name()), field.element(), "components");
                }
            }
            case TypeDecl.EnumDecl constants -> {
                for (Element constant : constants.constants) {
                    String name = constant.getSimpleName().toString();
                    meets(seen, name, CaseConversion.camel(name), constant, "constants");
                }
            }
            case TypeDecl.SumDecl sum -> {
                for (TypeDecl.Variant variant : sum.variants) {
                    meets(seen, variant.name(), CaseConversion.camel(variant.name()), variant.element(), "variants");
                }
            }
        }
    }

    private void meets(Map<String, String> seen, String name, String converted, Element at, String what) {
        String other = seen.putIfAbsent(converted, name);
        if (other != null) {
            problems.add(
                    at,
                    "the " + what + " " + other + " and " + name + " are both called " + converted
                            + " in the database: rename one");
        }
    }

    private void reducerNames() {
        Map<String, Reducer> seen = new HashMap<>();
        Map<String, Reducer> methods = new HashMap<>();
        for (Reducer reducer : module.reducers()) {
            Reducer other = seen.putIfAbsent(canonical(reducer), reducer);
            Reducer sameMethod = methods.putIfAbsent(reducer.name(), reducer);
            if (other != null) {
                problems.add(
                        reducer.element(),
                        "two reducers are called " + canonical(reducer) + " (the other is "
                                + other.element().getEnclosingElement() + "." + other.name()
                                + "): rename the method, reducers are not overloaded");
            } else if (sameMethod != null) {
                problems.add(
                        reducer.element(),
                        "two reducers are methods called " + reducer.name() + " (the other is in "
                                + sameMethod.element().getEnclosingElement() + "): rename one of the methods");
            }
            Map<String, String> parameters = new HashMap<>();
            for (Parameter parameter : reducer.parameters()) {
                meets(
                        parameters,
                        parameter.name(),
                        CaseConversion.snake(parameter.name()),
                        parameter.element(),
                        "parameters");
            }
        }
    }

    private void lifecycles() {
        Map<Lifecycle, Reducer> seen = new EnumMap<>(Lifecycle.class);
        for (Reducer reducer : module.reducers()) {
            Lifecycle lifecycle = reducer.lifecycle();
            Reducer other = lifecycle == null ? null : seen.putIfAbsent(lifecycle, reducer);
            if (other != null) {
                problems.add(
                        reducer.element(),
                        other.element().getEnclosingElement() + "." + other.name()
                                + " answers this event already: a module has one such method, so call this code from there");
            }
        }
    }

    private void schedule(Table table) {
        Schedule schedule = table.schedule();
        if (schedule == null) {
            return;
        }
        boolean hasKey = table.columns().stream().anyMatch(column -> column.primaryKey() && isU64(column));
        if (!hasKey) {
            problems.add(
                    table.element(),
                    table.annotation(),
                    Mirrors.value(table.annotation(), "scheduled"),
                    "a scheduled table needs a primary key of type U64: add @PrimaryKey @AutoInc @U64 long scheduledId");
        }
        Reducer reducer = reducer(schedule.function());
        String record = table.element().getSimpleName().toString();
        if (reducer == null) {
            problems.add(
                    table.element(),
                    table.annotation(),
                    Mirrors.value(table.annotation(), "scheduled"),
                    "there is no reducer " + schedule.function() + suggestion(schedule.function(), record));
            return;
        }
        if (reducer.lifecycle() != null) {
            problems.add(
                    table.element(),
                    table.annotation(),
                    Mirrors.value(table.annotation(), "scheduled"),
                    schedule.function() + " answers a lifecycle event: schedule a reducer of its own");
            return;
        }
        boolean takesRow = reducer.parameters().size() == 1
                && reducer.parameters().get(0).type() instanceof JavaType.Named named
                && named.decl() == table.row();
        if (!takesRow && !hasBroken(reducer)) {
            problems.add(
                    reducer.element(),
                    "table " + table.accessor() + " schedules " + reducer.name()
                            + ", so it is called with one row of it: write "
                            + reducer.name() + "(ReducerContext ctx, " + record + " "
                            + Names.small(record) + ")");
        }
    }

    private static boolean hasBroken(Reducer reducer) {
        return reducer.parameters().stream().anyMatch(each -> each.type() instanceof JavaType.Broken);
    }

    private static boolean isU64(Column column) {
        return column.type() instanceof JavaType.Broken
                || (column.type() instanceof JavaType.Scalar scalar && scalar.kind() == ScalarKind.U64);
    }

    private @Nullable Reducer reducer(String name) {
        for (Reducer reducer : module.reducers()) {
            if (reducer.name().equals(name)) {
                return reducer;
            }
        }
        return null;
    }

    private String suggestion(String wanted, String record) {
        for (Reducer reducer : module.reducers()) {
            if (wanted.equals(reducer.explicitName()) || wanted.equals(CaseConversion.snake(reducer.name()))) {
                return ": write the method's name, " + reducer.name();
            }
        }
        for (Reducer reducer : module.reducers()) {
            if (reducer.name().equalsIgnoreCase(wanted)
                    || (reducer.parameters().size() == 1
                            && reducer.parameters().get(0).type() instanceof JavaType.Named named
                            && named.decl().element.getSimpleName().contentEquals(record))) {
                return ": did you mean " + reducer.name() + "?";
            }
        }
        return ": add @Reducer static void " + wanted + "(ReducerContext ctx, " + record + " " + Names.small(record)
                + ")";
    }

    /** A column whose type contains itself makes the server stop when it makes the table. */
    private void columnsEnd(Table table) {
        for (Column column : table.columns()) {
            List<TypeDecl> path = new ArrayList<>();
            TypeDecl endless = endless(column.type(), path, new HashSet<>());
            if (endless != null) {
                problems.add(
                        column.field().element(),
                        "column " + column.name() + " would be endless, since " + endless.name
                                + " contains itself: put its parts into a table of their own that refer to each other by id");
            }
        }
    }

    private static @Nullable TypeDecl endless(JavaType type, List<TypeDecl> path, Set<TypeDecl> done) {
        switch (type) {
            case JavaType.ListOf list -> {
                return endless(list.element(), path, done);
            }
            case JavaType.ArrayOf array -> {
                return endless(array.element(), path, done);
            }
            case JavaType.OptionOf option -> {
                return endless(option.value(), path, done);
            }
            case JavaType.Named(TypeDecl decl) -> {
                if (path.contains(decl)) {
                    return decl;
                }
                if (!done.add(decl)) {
                    return null;
                }
                path.add(decl);
                for (JavaType part : decl.parts()) {
                    TypeDecl found = endless(part, path, done);
                    if (found != null) {
                        return found;
                    }
                }
                path.remove(path.size() - 1);
                return null;
            }
            case JavaType.Scalar ignored -> {
                return null;
            }
            case JavaType.Broken ignored -> {
                return null;
            }
        }
    }

    /** The types that contain themselves; their readers count how deep they are. */
    static Set<TypeDecl> recursive(List<TypeDecl> types) {
        Set<TypeDecl> recursive = new HashSet<>();
        for (TypeDecl decl : types) {
            if (reaches(decl, decl, new HashSet<>())) {
                recursive.add(decl);
            }
        }
        return recursive;
    }

    private static boolean reaches(TypeDecl from, TypeDecl goal, Set<TypeDecl> done) {
        for (JavaType part : from.parts()) {
            JavaType at = part;
            while (!(at instanceof JavaType.Named)) {
                JavaType inner = switch (at) {
                    case JavaType.ListOf list -> list.element();
                    case JavaType.ArrayOf array -> array.element();
                    case JavaType.OptionOf option -> option.value();
                    default -> null;
                };
                if (inner == null) {
                    break;
                }
                at = inner;
            }
            if (at instanceof JavaType.Named(TypeDecl next)
                    && (next == goal || (done.add(next) && reaches(next, goal, done)))) {
                return true;
            }
        }
        return false;
    }
}
