package dev.stdb.schema;

import dev.stdb.bsatn.type.Typespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A validated module definition with all names resolved. Immutable; equal definitions are equal.
 *
 * <pre>{@code
 * ModuleSchema schema = switch (Lift.lift(RawModuleDef.CODEC.decode(bytes))) {
 *     case Lifted.Ok(ModuleSchema ok) -> ok;
 *     case Lifted.Invalid(var errors) -> throw new IllegalStateException(errors.toString());
 * };
 * int key = schema.table("player").orElseThrow().primaryKey().orElseThrow();
 * }</pre>
 *
 * @param typespace types by reference, with canonical field and variant names
 * @param types named types, in definition order
 * @param tables in definition order; an order without meaning to the server
 * @param reducers in call id order, lifecycle reducers included
 * @param procedures in call id order
 * @param views in definition order; call ids are {@link ViewSchema#index()}
 * @param rowLevelSecurity SQL texts of the filters
 * @param environment variables declared; null: the definition has no such section (an empty one differs from none)
 * @param submodules modules mounted below this one
 * @param warnings what the server logs when it loads the definition
 */
public record ModuleSchema(
        Typespace typespace,
        List<TypeDefSchema> types,
        List<TableSchema> tables,
        List<ReducerSchema> reducers,
        List<ProcedureSchema> procedures,
        List<ViewSchema> views,
        List<HttpHandlerSchema> httpHandlers,
        List<HttpRouteSchema> httpRoutes,
        List<String> rowLevelSecurity,
        @Nullable List<EnvironmentVariable> environment,
        List<SubmoduleSchema> submodules,
        List<String> warnings) {
    public ModuleSchema {
        types = List.copyOf(types);
        tables = List.copyOf(tables);
        reducers = List.copyOf(reducers);
        procedures = List.copyOf(procedures);
        views = List.copyOf(views);
        httpHandlers = List.copyOf(httpHandlers);
        httpRoutes = List.copyOf(httpRoutes);
        rowLevelSecurity = List.copyOf(rowLevelSecurity);
        environment = environment == null ? null : List.copyOf(environment);
        submodules = List.copyOf(submodules);
        warnings = List.copyOf(warnings);
    }

    /** The table of this canonical name in this module itself. */
    public Optional<TableSchema> table(String canonicalName) {
        return tables.stream()
                .filter(table -> table.name().equals(canonicalName))
                .findFirst();
    }

    /** The reducer of this canonical name in this module itself. */
    public Optional<ReducerSchema> reducer(String canonicalName) {
        return reducers.stream()
                .filter(reducer -> reducer.name().equals(canonicalName))
                .findFirst();
    }

    /** The procedure of this canonical name in this module itself. */
    public Optional<ProcedureSchema> procedure(String canonicalName) {
        return procedures.stream().filter(it -> it.name().equals(canonicalName)).findFirst();
    }

    /** The view of this canonical name in this module itself. */
    public Optional<ViewSchema> view(String canonicalName) {
        return views.stream().filter(view -> view.name().equals(canonicalName)).findFirst();
    }

    /** The reducer that answers this event. */
    public Optional<ReducerSchema> lifecycleReducer(Lifecycle event) {
        return reducers.stream().filter(reducer -> reducer.lifecycle() == event).findFirst();
    }

    /** Tables of this module and, depth first, of its submodules. */
    public List<Member<TableSchema>> allTables() {
        return members(ModuleSchema::tables, TableSchema::name);
    }

    /** Reducers with those of submodules appended depth first: the position is the id in calls. */
    public List<Member<ReducerSchema>> allReducers() {
        return members(ModuleSchema::reducers, ReducerSchema::name);
    }

    /** Procedures with those of submodules appended depth first: the position is the id in calls. */
    public List<Member<ProcedureSchema>> allProcedures() {
        return members(ModuleSchema::procedures, ProcedureSchema::name);
    }

    /** Views of this module and, depth first, of its submodules. */
    public List<Member<ViewSchema>> allViews() {
        return members(ModuleSchema::views, ViewSchema::name);
    }

    /** HTTP handlers with those of submodules appended depth first: the position is the id in calls. */
    public List<Member<HttpHandlerSchema>> allHttpHandlers() {
        return members(ModuleSchema::httpHandlers, HttpHandlerSchema::name);
    }

    private <T> List<Member<T>> members(Function<ModuleSchema, List<T>> of, Function<T, String> name) {
        var found = new ArrayList<Member<T>>();
        collect("", of, name, found);
        return List.copyOf(found);
    }

    private <T> void collect(
            String prefix, Function<ModuleSchema, List<T>> of, Function<T, String> name, List<Member<T>> into) {
        for (T each : of.apply(this)) into.add(new Member<>(prefix + name.apply(each), this, each));
        for (var submodule : submodules) {
            submodule.module().collect(prefix + submodule.namespace() + ".", of, name, into);
        }
    }
}
