package dev.stdb.module.processor;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Function;
import dev.stdb.module.processor.ModuleModel.Handler;
import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.Reducer;
import dev.stdb.module.processor.ModuleModel.Schedule;
import dev.stdb.module.processor.ModuleModel.Table;
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
        functionNames();
        handlerNames();
        lifecycles();
        for (Table table : module.tables()) {
            schedule(table);
            columnsEnd(table);
            onResult(table);
        }
    }

    private void tableNames() {
        Map<String, Table> seen = new HashMap<>();
        Map<String, Table> accessors = new HashMap<>();
        for (Table table : module.tables()) {
            String name = table.canonical();
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

    private void typeNames() {
        Map<String, TypeDecl> seen = new HashMap<>();
        for (TypeDecl decl : module.types()) {
            String name = Arrays.stream(decl.name.split("\\.", -1))
                    .map(module.casing()::pascal)
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
                    meets(seen, field.name(), module.casing().snake(field.name()), field.element(), "components");
                }
            }
            case TypeDecl.EnumDecl constants -> {
                for (Element constant : constants.constants) {
                    String name = SourceNames.of(constant);
                    meets(seen, name, module.casing().camel(name), constant, "constants");
                }
            }
            case TypeDecl.SumDecl sum -> {
                for (TypeDecl.Variant variant : sum.variants) {
                    meets(seen, variant.name(), module.casing().camel(variant.name()), variant.element(), "variants");
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

    private void functionNames() {
        Map<String, Function> seen = new HashMap<>();
        Map<String, Function> methods = new HashMap<>();
        for (Function function : module.functions()) {
            Function other = seen.putIfAbsent(module.canonical(function), function);
            Function sameMethod = methods.putIfAbsent(function.name(), function);
            if (other != null) {
                problems.add(
                        function.element(),
                        "two " + kinds(function, other) + " are called " + module.canonical(function)
                                + " (the other is "
                                + other.element().getEnclosingElement() + "." + other.name()
                                + "): rename the method, " + function.kind() + "s are not overloaded");
            } else if (sameMethod != null) {
                problems.add(
                        function.element(),
                        "two " + kinds(function, sameMethod) + " are methods called " + function.name()
                                + " (the other is in " + sameMethod.element().getEnclosingElement()
                                + "): rename one of the methods");
            }
            Map<String, String> parameters = new HashMap<>();
            for (Parameter parameter : function.parameters()) {
                meets(
                        parameters,
                        parameter.name(),
                        module.casing().snake(parameter.name()),
                        parameter.element(),
                        "parameters");
            }
        }
    }

    private static String kinds(Function a, Function b) {
        return a.kind().equals(b.kind()) ? a.kind() + "s" : "functions";
    }

    private void handlerNames() {
        Map<String, Handler> seen = new HashMap<>();
        for (Handler handler : module.handlers()) {
            Handler other = seen.putIfAbsent(module.casing().snake(handler.name()), handler);
            if (other != null) {
                problems.add(
                        handler.element(),
                        "two HTTP handlers are called " + module.casing().snake(handler.name()) + " (the other is "
                                + other.element().getEnclosingElement() + "." + other.name()
                                + "): rename one of the methods");
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
        Function function = function(schedule.function());
        String record = table.element().getSimpleName().toString();
        if (function == null) {
            problems.add(
                    table.element(),
                    table.annotation(),
                    Mirrors.value(table.annotation(), "scheduled"),
                    "there is no reducer or procedure " + schedule.function()
                            + suggestion(schedule.function(), record));
            return;
        }
        if (function instanceof Reducer reducer && reducer.lifecycle() != null) {
            problems.add(
                    table.element(),
                    table.annotation(),
                    Mirrors.value(table.annotation(), "scheduled"),
                    schedule.function() + " answers a lifecycle event: schedule a reducer of its own");
            return;
        }
        boolean takesRow = function.parameters().size() == 1
                && function.parameters().get(0).type() instanceof JavaType.Named named
                && named.decl() == table.row();
        if (!takesRow && !hasBroken(function)) {
            String context = function instanceof Reducer ? Names.REDUCER_CONTEXT : Names.PROCEDURE_CONTEXT;
            problems.add(
                    function.element(),
                    "table " + table.accessor() + " schedules " + function.name()
                            + ", so it is called with one row of it: write "
                            + function.name() + "(" + context + " ctx, " + record + " " + Names.small(record) + ")");
        }
    }

    /** The reducer that is told what an outbox achieved gets the row and the result. */
    private void onResult(Table table) {
        OutboxParser.Outbox outbox = table.outbox();
        String name = outbox == null ? null : outbox.onResult();
        if (outbox == null || name == null) {
            return;
        }
        Function function = function(name);
        String row = table.element().getSimpleName().toString();
        String signature = name + "(ReducerContext ctx, " + row + " row, Result<Unit, String> result)";
        if (!(function instanceof Reducer)) {
            problems.add(
                    table.element(),
                    outbox.annotation(),
                    Mirrors.value(outbox.annotation(), "onResult"),
                    "there is no reducer " + name + ": add @Reducer static void " + signature);
            return;
        }
        List<Parameter> parameters = function.parameters();
        boolean fits = parameters.size() == 2
                && parameters.get(0).type() instanceof JavaType.Named named
                && named.decl() == table.row()
                && parameters.get(1).type() instanceof JavaType.ResultOf result
                && result.ok().algebraic().equals(AlgebraicType.unit())
                && result.err().algebraic().equals(Primitive.STRING);
        if (!fits && !hasBroken(function)) {
            problems.add(
                    function.element(),
                    name + " is told what became of a row of " + table.accessor() + ": write " + signature);
        }
    }

    private static boolean hasBroken(Function function) {
        return function.parameters().stream().anyMatch(each -> each.type() instanceof JavaType.Broken);
    }

    static boolean isU64(Column column) {
        return column.type() instanceof JavaType.Broken
                || (column.type() instanceof JavaType.Scalar scalar && scalar.kind() == ScalarKind.U64);
    }

    private @Nullable Function function(String name) {
        for (Function function : module.schedulable()) {
            if (function.name().equals(name)) {
                return function;
            }
        }
        return null;
    }

    private String suggestion(String wanted, String record) {
        for (Function function : module.schedulable()) {
            if (wanted.equals(function.explicitName())
                    || wanted.equals(module.casing().snake(function.name()))) {
                return ": write the method's name, " + function.name();
            }
        }
        for (Function function : module.schedulable()) {
            if (function.name().equalsIgnoreCase(wanted)
                    || (function.parameters().size() == 1
                            && function.parameters().get(0).type() instanceof JavaType.Named named
                            && named.decl().element.getSimpleName().contentEquals(record))) {
                return ": did you mean " + function.name() + "?";
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
        if (!(type instanceof JavaType.Named(TypeDecl decl))) {
            return firstEndless(type.arguments(), path, done);
        }
        if (path.contains(decl)) {
            return decl;
        }
        if (!done.add(decl)) {
            return null;
        }
        path.add(decl);
        TypeDecl found = firstEndless(decl.parts(), path, done);
        path.remove(path.size() - 1);
        return found;
    }

    private static @Nullable TypeDecl firstEndless(List<JavaType> types, List<TypeDecl> path, Set<TypeDecl> done) {
        for (JavaType type : types) {
            TypeDecl found = endless(type, path, done);
            if (found != null) {
                return found;
            }
        }
        return null;
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
        return from.parts().stream().anyMatch(part -> reaches(part, goal, done));
    }

    private static boolean reaches(JavaType from, TypeDecl goal, Set<TypeDecl> done) {
        if (from instanceof JavaType.Named(TypeDecl next)) {
            return next == goal || (done.add(next) && reaches(next, goal, done));
        }
        return from.arguments().stream().anyMatch(argument -> reaches(argument, goal, done));
    }
}
