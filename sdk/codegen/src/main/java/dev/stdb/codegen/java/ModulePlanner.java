package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.codegen.CodegenException;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.Fingerprint;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.SubmoduleSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.ViewSchema;
import dev.stdb.schema.Visibility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides every name before anything is written. Whatever the order of the definition, things are planned in the order of their
 * canonical names: a server may tell its tables in any order, and the code must not change with it.
 */
final class ModulePlanner {
    private final ModuleSchema schema;
    private final String packageName;
    private final String prefix;
    private final NameScope files =
            NameScope.files(ModulePlan.MODULE, ModulePlan.TABLES, ModulePlan.REDUCERS, ModulePlan.PROCEDURES);
    private final List<SubmoduleSchema> submodules;
    private final List<String> segments = new ArrayList<>();
    private final TypePlanner typePlanner;
    private final TypeMap types;

    /** @param prefix of canonical names: empty, or namespaces with a dot behind each */
    ModulePlanner(ModuleSchema schema, String packageName, String prefix) {
        this.schema = schema;
        this.packageName = packageName;
        this.prefix = prefix;
        this.submodules = sorted(schema.submodules().stream(), Comparator.comparing(SubmoduleSchema::namespace));
        // A package may not be called as a class beside it.
        submodules.forEach(it -> segments.add(files.claim(JavaNames.packageSegment(it.namespace()))));
        this.typePlanner = new TypePlanner(schema, packageName, files);
        this.types = typePlanner.types();
    }

    ModulePlan plan() throws CodegenException {
        NameScope accessors = NameScope.members("selectAll");
        NameScope reducers = NameScope.members();
        NameScope procedures = NameScope.members();
        List<TablePlan> tables = new ArrayList<>(tables(accessors));
        tables.addAll(views(accessors));
        return new ModulePlan(
                packageName,
                typePlanner.plans(),
                tables,
                reducers(reducers),
                procedures(procedures),
                mounted(accessors, reducers, procedures));
    }

    // tables and views

    private List<TablePlan> tables(NameScope accessors) throws CodegenException {
        List<TablePlan> plans = new ArrayList<>();
        for (TableSchema table : sorted(
                schema.tables().stream().filter(TableSchema::isPublic), Comparator.comparing(TableSchema::name))) {
            IntPredicate isUnique =
                    column -> table.isUnique(column) || table.primaryKey().equals(OptionalInt.of(column));
            TablePlan.Kind kind = table.isEvent()
                    ? TablePlan.Kind.EVENT
                    : table.primaryKey().isPresent() ? TablePlan.Kind.KEYED : TablePlan.Kind.PLAIN;
            plans.add(new TablePlan(
                    handle(table.accessorName(), "Table"),
                    accessors.claim(JavaNames.member(table.accessorName())),
                    prefix + table.name(),
                    typePlanner.row(table.rowTypeRef()),
                    kind,
                    false,
                    table.isEvent() ? List.of() : unique(table.columns(), isUnique),
                    fingerprint(table.rowType())));
        }
        return plans;
    }

    /** A view with parameters is left out: no server calls one, so subscribing to it is refused. */
    private List<TablePlan> views(NameScope accessors) throws CodegenException {
        List<TablePlan> plans = new ArrayList<>();
        Stream<ViewSchema> visible = schema.views().stream()
                .filter(view -> view.isPublic() && view.params().elements().isEmpty());
        for (ViewSchema view : sorted(visible, Comparator.comparing(ViewSchema::name))) {
            plans.add(new TablePlan(
                    handle(view.sourceName(), "View"),
                    accessors.claim(JavaNames.member(view.sourceName())),
                    prefix + view.name(),
                    typePlanner.row(view.rowTypeRef()),
                    view.primaryKey().isPresent() ? TablePlan.Kind.KEYED : TablePlan.Kind.PLAIN,
                    true,
                    unique(view.columns(), column -> view.primaryKey().equals(OptionalInt.of(column))),
                    fingerprint(view.rowType())));
        }
        return plans;
    }

    private ClassName handle(String accessor, String suffix) {
        return ClassName.get(packageName, files.claim(JavaNames.type(accessor) + suffix));
    }

    private List<TablePlan.Unique> unique(List<ColumnSchema> columns, IntPredicate isUnique) throws CodegenException {
        NameScope methods = NameScope.members();
        List<TablePlan.Unique> unique = new ArrayList<>();
        for (ColumnSchema column : columns) {
            if (isUnique.test(column.position())) {
                unique.add(new TablePlan.Unique(
                        methods.claim("findBy" + JavaNames.type(column.name())),
                        column.position(),
                        types.field(JavaNames.member(column.name()), column.name(), column.type())));
            }
        }
        return unique;
    }

    // functions

    private List<FunctionPlan> reducers(NameScope methods) throws CodegenException {
        List<FunctionPlan> plans = new ArrayList<>();
        for (ReducerSchema reducer : sorted(
                schema.reducers().stream()
                        .filter(it -> it.lifecycle() == null && it.visibility() == Visibility.CLIENT_CALLABLE),
                Comparator.comparing(ReducerSchema::name))) {
            plans.add(new FunctionPlan(
                    methods.claim(JavaNames.member(reducer.sourceName())),
                    prefix + reducer.name(),
                    params("the reducer `" + reducer.name() + "`", reducer.params()),
                    null,
                    fingerprint(reducer.params())));
        }
        return plans;
    }

    private List<FunctionPlan> procedures(NameScope methods) throws CodegenException {
        List<FunctionPlan> plans = new ArrayList<>();
        for (ProcedureSchema procedure : sorted(
                schema.procedures().stream().filter(it -> it.visibility() == Visibility.CLIENT_CALLABLE),
                Comparator.comparing(ProcedureSchema::name))) {
            plans.add(new FunctionPlan(
                    methods.claim(JavaNames.member(procedure.sourceName())),
                    prefix + procedure.name(),
                    params("the procedure `" + procedure.name() + "`", procedure.params()),
                    types.of(procedure.returnType()),
                    fingerprint(() -> Fingerprint.of(schema.typespace(), procedure))));
        }
        return plans;
    }

    private List<Field> params(String owner, ProductType params) throws CodegenException {
        NameScope names = NameScope.plain(FunctionsEmitter.OUT);
        List<Field> fields = new ArrayList<>();
        for (ProductElement param : params.elements()) {
            String source = Objects.requireNonNullElse(param.name(), "arg_" + fields.size());
            fields.add(types.field(names.claim(JavaNames.member(source)), source, param.type()));
        }
        Limits.checkSlots(owner, fields);
        return fields;
    }

    // submodules

    private List<ModulePlan.Mounted> mounted(NameScope tables, NameScope reducers, NameScope procedures)
            throws CodegenException {
        List<ModulePlan.Mounted> mounted = new ArrayList<>();
        for (int i = 0; i < submodules.size(); i++) {
            SubmoduleSchema submodule = submodules.get(i);
            String accessor = JavaNames.member(submodule.accessorName());
            ModulePlan module = new ModulePlanner(
                            submodule.module(),
                            packageName + "." + segments.get(i),
                            prefix + submodule.namespace() + ".")
                    .plan();
            mounted.add(new ModulePlan.Mounted(
                    submodule.namespace(),
                    tables.claim(accessor),
                    reducers.claim(accessor),
                    procedures.claim(accessor),
                    module));
        }
        return mounted;
    }

    private String fingerprint(AlgebraicType type) throws CodegenException {
        return fingerprint(() -> Fingerprint.of(schema.typespace(), type));
    }

    private static String fingerprint(Supplier<String> made) throws CodegenException {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new CodegenException("the schema has a type that cannot be used: " + e.getMessage());
        }
    }

    private static <T> List<T> sorted(Stream<T> all, Comparator<T> order) {
        return all.sorted(order).collect(Collectors.toList());
    }
}
