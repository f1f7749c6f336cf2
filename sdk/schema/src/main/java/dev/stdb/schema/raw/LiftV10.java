package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.CaseConversionPolicy;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ConstraintSchema;
import dev.stdb.schema.EnvironmentVariable;
import dev.stdb.schema.HttpHandlerSchema;
import dev.stdb.schema.HttpRouteSchema;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.SequenceSchema;
import dev.stdb.schema.SubmoduleSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TableType;
import dev.stdb.schema.TypeDefSchema;
import dev.stdb.schema.ViewSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lifts a V10 definition in the server's stages (crates/schema/src/def/validate/v10.rs): everything that can be judged
 * alone, then what refers to it, so that one mistake is told once.
 */
final class LiftV10 {
    private final RawModuleDefV10 def;
    private final LiftCore core;
    private final Errors errors;
    private final LiftFunctions functions;

    private LiftV10(RawModuleDefV10 def, boolean trusted) {
        this.def = def;
        this.core = new LiftCore(
                def.section(RawSection.TypespaceSection.class)
                        .map(RawSection.TypespaceSection::typespace)
                        .orElse(Typespace.EMPTY),
                list(RawSection.Types.class, RawSection.Types::types),
                new NameConversion(def.section(RawSection.CaseConversion.class)
                        .map(RawSection.CaseConversion::policy)
                        .orElse(CaseConversionPolicy.SNAKE_CASE)),
                list(RawSection.ExplicitNames.class, RawSection.ExplicitNames::entries),
                trusted);
        this.errors = core.errors;
        this.functions = new LiftFunctions(core, true);
    }

    static Lifted lift(RawModuleDefV10 def, boolean trusted) {
        return new LiftV10(def, trusted).lift();
    }

    private <S extends RawSection, T> List<T> list(Class<S> kind, Function<S, List<T>> content) {
        return def.section(kind).map(content).orElse(List.of());
    }

    private Lifted lift() {
        ModuleSchema alone = module();
        int mark = errors.mark();
        List<SubmoduleSchema> submodules = submodules();
        checkEnvironment();
        if (alone == null || errors.since(mark)) return new Lifted.Invalid(errors.sorted());
        return new Lifted.Ok(withSubmodules(alone, submodules));
    }

    // the module itself

    private @Nullable ModuleSchema module() {
        int mark = errors.mark();
        List<ReducerSchema> reducers = each(
                list(RawSection.Reducers.class, RawSection.Reducers::reducers),
                it -> functions.reducer(
                        it.sourceName(), it.params(), it.visibility(), it.okReturnType(), it.errReturnType(), null));
        List<ProcedureSchema> procedures = each(
                list(RawSection.Procedures.class, RawSection.Procedures::procedures),
                it -> functions.procedure(it.sourceName(), it.params(), it.returnType(), it.visibility()));
        List<HttpHandlerSchema> handlers =
                each(list(RawSection.HttpHandlers.class, RawSection.HttpHandlers::sourceNames), functions::handler);
        List<ViewSchema> views = each(list(RawSection.Views.class, RawSection.Views::views), functions::view);
        List<TableSchema> tables = each(list(RawSection.Tables.class, RawSection.Tables::tables), this::table);
        List<TypeDefSchema> types = core.types(list(RawSection.Types.class, RawSection.Types::types));
        Map<String, ScheduleSchema> schedules = tables == null ? Map.of() : schedules(tables);
        Map<Integer, Lifecycle> lifecycles = reducers == null ? Map.of() : lifecycles(reducers);
        List<HttpRouteSchema> routes = handlers == null ? List.of() : routes(handlers);
        if (reducers == null || procedures == null || handlers == null || views == null || tables == null) return null;
        if (errors.since(mark) || !functions.checkUnique(reducers, procedures, views)) return null;
        List<ReducerSchema> withLifecycles = attachLifecycles(reducers, lifecycles);
        if (errors.since(mark)) return null;
        List<TableSchema> withOutboxes = attachOutboxes(attachSchedules(tables, schedules));
        if (errors.since(mark)) return null;
        var links = new LiftLinks(core, withOutboxes, withLifecycles, procedures, views);
        links.resolveSchedules();
        if (errors.since(mark)) return null;
        links.attachViewKeys(list(RawSection.ViewPrimaryKeys.class, RawSection.ViewPrimaryKeys::keys));
        if (errors.since(mark)) return null;
        links.inheritViewKeys();
        return new ModuleSchema(
                core.canonical,
                types,
                links.tables(),
                links.reducers(),
                links.procedures(),
                links.views(),
                handlers,
                routes,
                list(RawSection.RowLevelSecurity.class, RawSection.RowLevelSecurity::sql).stream()
                        .distinct()
                        .toList(),
                environment(),
                List.of(),
                List.of());
    }

    /** Lifts all, so that all errors are found; null if there was one. */
    private <R, T> @Nullable List<T> each(List<R> raw, Function<R, @Nullable T> lift) {
        int mark = errors.mark();
        List<T> lifted = new ArrayList<>();
        for (R it : raw) {
            T one = lift.apply(it);
            if (one != null) lifted.add(one);
        }
        return errors.since(mark) ? null : lifted;
    }

    private @Nullable TableSchema table(RawModuleDefV10.Table raw) {
        ProductType row = core.product(raw.productTypeRef());
        if (row == null) {
            errors.add(new SchemaError.InvalidProductTypeRef(raw.sourceName(), raw.productTypeRef()));
            return null;
        }
        String name = core.tableName(raw.sourceName());
        if (name == null) return null;
        var parts = new LiftTable(core, raw.sourceName(), name, raw.productTypeRef(), row);
        List<ColumnSchema> columns = parts.columns();
        return columns == null ? null : table(raw, name, parts, columns);
    }

    private @Nullable TableSchema table(
            RawModuleDefV10.Table raw, String name, LiftTable parts, List<ColumnSchema> columns) {
        int mark = errors.mark();
        List<IndexSchema> indexes = parts.indexes(raw.indexes(), true);
        List<ConstraintSchema> constraints = parts.constraints(raw.constraints(), true);
        if (constraints != null && !parts.checkPrimaryKey(raw.primaryKey(), constraints)) constraints = null;
        if (constraints != null && indexes != null) parts.checkUniqueHasIndex(constraints, indexes);
        List<SequenceSchema> sequences = parts.sequences(raw.sequences());
        int ending = errors.mark();
        if (!claimNames(raw, name)) {
            errors.hide(mark, ending);
            return null;
        }
        ending = errors.mark();
        List<ColumnSchema> filled = parts.withDefaults(columns, raw.defaultValues());
        if (filled == null) errors.hide(mark, ending);
        if (errors.since(mark) || filled == null || indexes == null || constraints == null || sequences == null) {
            return null;
        }
        if (core.identifier(raw.sourceName()) == null) return null;
        return new TableSchema(
                name,
                raw.sourceName(),
                raw.sourceName(),
                raw.productTypeRef(),
                filled,
                raw.primaryKey().isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(raw.primaryKey().getFirst()),
                indexes,
                constraints,
                sequences,
                null,
                null,
                raw.tableAccess(),
                raw.tableType(),
                raw.isEvent());
    }

    /** False if one of its names is taken, which ends the table. */
    private boolean claimNames(RawModuleDefV10.Table raw, String name) {
        if (core.claim(raw.sourceName()) == null) return false;
        if (raw.tableType() != TableType.SYSTEM && name.startsWith("st_") && !core.trusted) {
            errors.add(new SchemaError.TableNameReserved(name));
            return true;
        }
        return name.equals(raw.sourceName()) || core.claim(name) != null;
    }

    // what refers to tables, reducers and handlers

    /** By canonical table name. */
    private Map<String, ScheduleSchema> schedules(List<TableSchema> tables) {
        var schedules = new LinkedHashMap<String, ScheduleSchema>();
        var byName = new HashMap<String, TableSchema>();
        tables.forEach(table -> byName.putIfAbsent(table.name(), table));
        for (var raw : list(RawSection.Schedules.class, RawSection.Schedules::schedules)) {
            String name = core.tableName(raw.tableName());
            if (name == null) continue;
            TableSchema table = byName.get(name);
            if (table == null) {
                errors.add(new SchemaError.TableNotFound(raw.tableName()));
                continue;
            }
            ProductType row = Objects.requireNonNull(core.product(table.rowTypeRef()));
            List<Integer> key =
                    table.primaryKey().isPresent() ? List.of(table.primaryKey().getAsInt()) : List.of();
            ScheduleSchema schedule = new LiftTable(core, raw.tableName(), name, table.rowTypeRef(), row)
                    .schedule(LiftTable.scheduleName(name), raw.functionName(), raw.scheduleAtColumn(), key);
            if (schedule != null) schedules.put(name, schedule);
        }
        return schedules;
    }

    /** By position of the reducer. */
    private Map<Integer, Lifecycle> lifecycles(List<ReducerSchema> reducers) {
        var lifecycles = new LinkedHashMap<Integer, Lifecycle>();
        var positions = new HashMap<String, Integer>();
        for (int i = 0; i < reducers.size(); i++)
            positions.putIfAbsent(reducers.get(i).name(), i);
        for (var raw : list(RawSection.LifeCycleReducers.class, RawSection.LifeCycleReducers::reducers)) {
            String name = core.functionName(raw.functionName());
            if (name == null) continue;
            Integer position = positions.get(name);
            if (position == null) {
                errors.add(new SchemaError.LifecycleWithoutReducer(raw.lifecycle()));
            } else if (core.claimLifecycle(raw.lifecycle())) {
                repeated(lifecycles.putIfAbsent(position, raw.lifecycle()), raw.lifecycle());
            }
        }
        return lifecycles;
    }

    /** A reducer answers one event; told when all else is well. */
    private @Nullable Lifecycle repeatedLifecycle;

    private void repeated(@Nullable Lifecycle before, Lifecycle event) {
        if (before != null && repeatedLifecycle == null) repeatedLifecycle = event;
    }

    private List<HttpRouteSchema> routes(List<HttpHandlerSchema> handlers) {
        int mark = errors.mark();
        var seen = new HashSet<String>();
        for (var handler : handlers) {
            if (!seen.add(handler.name()) && !core.trusted) {
                errors.add(new SchemaError.DuplicateHttpHandlerName(handler.name()));
            }
        }
        if (errors.since(mark)) return List.of();
        var routes = new LiftRoutes(core, seen);
        return routes.lift(list(RawSection.HttpRoutes.class, RawSection.HttpRoutes::routes));
    }

    private List<TableSchema> attachSchedules(List<TableSchema> tables, Map<String, ScheduleSchema> schedules) {
        return tables.stream()
                .map(table -> table.withSchedule(schedules.get(table.name())))
                .toList();
    }

    private List<TableSchema> attachOutboxes(List<TableSchema> tables) {
        var raw = list(RawSection.Outboxes.class, RawSection.Outboxes::outboxes);
        return raw.isEmpty() ? tables : new LiftOutboxes(core, tables).attach(raw);
    }

    private List<ReducerSchema> attachLifecycles(List<ReducerSchema> reducers, Map<Integer, Lifecycle> lifecycles) {
        if (repeatedLifecycle != null) {
            errors.add(new SchemaError.DuplicateLifecycle(repeatedLifecycle));
            return reducers;
        }
        var attached = new ArrayList<>(reducers);
        lifecycles.forEach((position, event) -> {
            ReducerSchema it = reducers.get(position);
            attached.set(position, new ReducerSchema(it.name(), it.sourceName(), it.params(), event, it.visibility()));
        });
        return attached;
    }

    // environment

    private @Nullable List<EnvironmentVariable> environment() {
        return def.section(RawSection.Environment.class)
                .map(RawSection.Environment::variables)
                .orElse(null);
    }

    private void checkEnvironment() {
        List<EnvironmentVariable> variables = environment();
        if (variables == null || core.trusted) return;
        String problem = EnvironmentRules.problem(variables);
        if (problem != null) errors.add(new SchemaError.Environment(problem));
    }

    // submodules

    private List<SubmoduleSchema> submodules() {
        var lifted = new HashMap<String, SubmoduleSchema>();
        var order = new ArrayList<SubmoduleSchema>();
        for (var raw : list(RawSection.Submodules.class, RawSection.Submodules::submodules)) {
            String accessor = raw.namespace();
            int length = accessor.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (length > 63 && !core.trusted) errors.add(new SchemaError.NamespaceTooLong(accessor, length));
            if (core.identifier(accessor) == null) continue;
            if (lifted.containsKey(accessor)) {
                errors.add(new SchemaError.DuplicateName(accessor));
                continue;
            }
            switch (LiftV10.lift(raw.module(), core.trusted)) {
                case Lifted.Invalid(var itsErrors) -> itsErrors.forEach(errors::add);
                case Lifted.Ok(var module) -> {
                    checkSubmodule(accessor, module);
                    String given = core.explicitName(RawModuleDefV10.ExplicitName.Kind.NAMESPACE, accessor);
                    var submodule = new SubmoduleSchema(given == null ? accessor : given, accessor, module);
                    lifted.put(accessor, submodule);
                    order.add(submodule);
                }
            }
        }
        return order;
    }

    private void checkSubmodule(String namespace, ModuleSchema module) {
        for (Lifecycle event : Lifecycle.values()) {
            if (module.lifecycleReducer(event).isPresent()) {
                errors.add(new SchemaError.LifecycleInSubmodule(event, namespace));
            }
        }
        if (module.environment() != null && !module.environment().isEmpty()) {
            errors.add(new SchemaError.EnvironmentInSubmodule(namespace));
        }
    }

    private static ModuleSchema withSubmodules(ModuleSchema it, List<SubmoduleSchema> submodules) {
        var warnings = new ArrayList<String>();
        for (SubmoduleSchema submodule : submodules) {
            if (!submodule.module().httpRoutes().isEmpty()) warnings.add(routesIgnored(submodule.namespace()));
        }
        return new ModuleSchema(
                it.typespace(),
                it.types(),
                it.tables(),
                it.reducers(),
                it.procedures(),
                it.views(),
                it.httpHandlers(),
                it.httpRoutes(),
                it.rowLevelSecurity(),
                it.environment(),
                submodules,
                warnings);
    }

    private static String routesIgnored(String namespace) {
        return "The submodule under namespace '" + namespace + "' registers HTTP routes via a router. Route"
                + " registrations in submodules are ignored. Only the root module's routes are served. Define routes in"
                + " the root module and call the submodule's HTTP handler functions via `ctx.as." + namespace + "`.";
    }
}
