package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ConstraintSchema;
import dev.stdb.schema.HttpHandlerSchema;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.OutboxSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.SequenceSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TypeDefSchema;
import dev.stdb.schema.ViewSchema;
import dev.stdb.schema.raw.RawModuleDefV10.ExplicitName;
import dev.stdb.schema.raw.RawModuleDefV9.MiscExport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The definitions that a server answers for {@code /schema}, made from a resolved schema (crates/schema/src/def.rs).
 * What the server sends in an order without meaning (types, tables and their parts, schedules, row level security) is
 * sorted by name here.
 *
 * <pre>{@code
 * String body = RawModuleDefJson.write(new RawModuleDef.V10(Canonical.v10(schema)));
 * }</pre>
 */
public final class Canonical {
    private Canonical() {}

    // version 10

    /**
     * The answer for {@code version=10} as servers up to 2.9 give it; parts that only newer ones know are in it where
     * the module has them.
     */
    public static RawModuleDefV10 v10(ModuleSchema schema) {
        var sections = new ArrayList<RawSection>();
        var names = new ArrayList<ExplicitName>();
        if (schema.environment() != null) sections.add(new RawSection.Environment(schema.environment()));
        sections.add(new RawSection.TypespaceSection(schema.typespace()));
        List<TableSchema> tables = sorted(schema.tables(), TableSchema::sourceName);
        tables.forEach(it -> names.add(name(ExplicitName.Kind.TABLE, it.sourceName(), it.name())));
        schema.reducers().forEach(it -> names.add(name(ExplicitName.Kind.FUNCTION, it.sourceName(), it.name())));
        schema.procedures().forEach(it -> names.add(name(ExplicitName.Kind.FUNCTION, it.sourceName(), it.name())));
        schema.views().forEach(it -> names.add(name(ExplicitName.Kind.FUNCTION, it.sourceName(), it.name())));
        add(sections, types(schema), RawSection.Types::new);
        add(sections, each(tables, Canonical::table), RawSection.Tables::new);
        add(sections, each(schema.reducers(), Canonical::reducer), RawSection.Reducers::new);
        add(sections, each(schema.procedures(), Canonical::procedure), RawSection.Procedures::new);
        add(sections, each(schema.httpHandlers(), HttpHandlerSchema::sourceName), RawSection.HttpHandlers::new);
        add(sections, routes(schema), RawSection.HttpRoutes::new);
        add(sections, each(schema.views(), Canonical::view), RawSection.Views::new);
        add(sections, viewKeys(schema), RawSection.ViewPrimaryKeys::new);
        add(sections, schedules(schema), RawSection.Schedules::new);
        add(sections, outboxes(tables), RawSection.Outboxes::new);
        add(sections, lifecycles(schema), RawSection.LifeCycleReducers::new);
        add(sections, sorted(schema.rowLevelSecurity(), Function.identity()), RawSection.RowLevelSecurity::new);
        for (var submodule : schema.submodules()) {
            if (!submodule.namespace().equals(submodule.accessorName())) {
                names.add(name(ExplicitName.Kind.NAMESPACE, submodule.accessorName(), submodule.namespace()));
            }
        }
        sections.add(new RawSection.ExplicitNames(names));
        var submodules =
                each(schema.submodules(), it -> new RawModuleDefV10.Submodule(it.accessorName(), v10(it.module())));
        add(sections, submodules, RawSection.Submodules::new);
        return new RawModuleDefV10(sections);
    }

    /** An empty section is not sent. */
    private static <T> void add(List<RawSection> sections, List<T> content, Function<List<T>, RawSection> section) {
        if (!content.isEmpty()) sections.add(section.apply(content));
    }

    private static <T, R> List<R> each(List<T> all, Function<T, R> convert) {
        return all.stream().map(convert).toList();
    }

    private static <T> List<T> sorted(List<T> all, Function<T, String> name) {
        return all.stream()
                .sorted(Comparator.comparing(name, DerivedOrder.INSTANCE))
                .toList();
    }

    private static ExplicitName name(ExplicitName.Kind kind, String source, String canonical) {
        return new ExplicitName(kind, source, canonical);
    }

    private static List<RawTypeDef> types(ModuleSchema schema) {
        return schema.types().stream()
                .sorted(Comparator.comparing(TypeDefSchema::scope, DerivedOrder.INSTANCE)
                        .thenComparing(TypeDefSchema::name, DerivedOrder.INSTANCE))
                .map(it -> new RawTypeDef(it.scope(), it.name(), it.typeRef(), it.customOrdering()))
                .toList();
    }

    private static RawModuleDefV10.Table table(TableSchema it) {
        return new RawModuleDefV10.Table(
                it.accessorName(),
                it.rowTypeRef(),
                primaryKey(it),
                each(
                        sorted(it.indexes(), IndexSchema::sourceName),
                        index -> new RawIndex(index.sourceName(), index.accessorName(), index.algorithm())),
                constraints(it),
                sequences(it),
                it.type(),
                it.access(),
                defaults(it),
                it.isEvent());
    }

    private static List<Integer> primaryKey(TableSchema it) {
        return it.primaryKey().isPresent() ? List.of(it.primaryKey().getAsInt()) : List.of();
    }

    private static List<RawConstraint> constraints(TableSchema table) {
        return each(
                sorted(table.constraints(), ConstraintSchema::name), it -> new RawConstraint(it.name(), it.columns()));
    }

    private static List<RawSequence> sequences(TableSchema table) {
        return each(
                sorted(table.sequences(), SequenceSchema::name),
                it -> new RawSequence(it.name(), it.column(), it.start(), it.min(), it.max(), it.increment()));
    }

    private static List<RawColumnDefault> defaults(TableSchema table) {
        var defaults = new ArrayList<RawColumnDefault>();
        for (ColumnSchema column : table.columns()) {
            byte[] value = column.defaultValue();
            if (value != null) defaults.add(new RawColumnDefault(column.position(), value));
        }
        return defaults;
    }

    private static RawModuleDefV10.Reducer reducer(ReducerSchema it) {
        return new RawModuleDefV10.Reducer(
                it.sourceName(), it.params(), it.visibility(), AlgebraicType.unit(), Primitive.STRING);
    }

    private static RawModuleDefV10.Procedure procedure(ProcedureSchema it) {
        return new RawModuleDefV10.Procedure(it.sourceName(), it.params(), it.returnType(), it.visibility());
    }

    private static RawModuleDefV10.View view(ViewSchema it) {
        return new RawModuleDefV10.View(
                it.sourceName(), it.index(), it.isPublic(), it.isAnonymous(), it.params(), it.returnType());
    }

    /** Keys of queries are inherited again by whoever reads the answer. */
    private static List<RawModuleDefV10.ViewPrimaryKey> viewKeys(ModuleSchema schema) {
        return schema.views().stream()
                .filter(it -> !it.isQuery() && it.primaryKey().isPresent())
                .map(it -> new RawModuleDefV10.ViewPrimaryKey(
                        it.sourceName(),
                        List.of(it.columns().get(it.primaryKey().getAsInt()).name())))
                .toList();
    }

    private static List<RawModuleDefV10.HttpRoute> routes(ModuleSchema schema) {
        return each(schema.httpRoutes(), it -> new RawModuleDefV10.HttpRoute(it.handlerName(), it.method(), it.path()));
    }

    private static List<RawModuleDefV10.Schedule> schedules(ModuleSchema schema) {
        var schedules = new ArrayList<RawModuleDefV10.Schedule>();
        for (TableSchema table : schema.tables()) {
            ScheduleSchema it = table.schedule();
            if (it == null) continue;
            schedules.add(new RawModuleDefV10.Schedule(it.name(), table.name(), it.atColumn(), it.functionName()));
        }
        schedules.sort(Comparator.comparing(RawModuleDefV10.Schedule::sourceName, DerivedOrder.INSTANCE));
        return schedules;
    }

    private static List<RawModuleDefV10.Outbox> outboxes(List<TableSchema> tables) {
        var outboxes = new ArrayList<RawModuleDefV10.Outbox>();
        for (TableSchema table : tables) {
            OutboxSchema it = table.outbox();
            if (it == null) continue;
            outboxes.add(new RawModuleDefV10.Outbox(
                    table.sourceName(),
                    it.remoteReducer(),
                    it.targetColumn(),
                    it.argColumns(),
                    it.onResultReducer(),
                    it.signatureHash(),
                    false));
        }
        return outboxes;
    }

    private static List<RawModuleDefV10.LifeCycleReducer> lifecycles(ModuleSchema schema) {
        var lifecycles = new ArrayList<RawModuleDefV10.LifeCycleReducer>();
        for (Lifecycle event : Lifecycle.values()) {
            schema.lifecycleReducer(event)
                    .ifPresent(it -> lifecycles.add(new RawModuleDefV10.LifeCycleReducer(event, it.name())));
        }
        return lifecycles;
    }

    // version 9

    /** The answer for {@code version=9}: without submodules, HTTP parts, visibility and the event flag. */
    public static RawModuleDefV9 v9(ModuleSchema schema) {
        var exports = new ArrayList<MiscExport>();
        List<TableSchema> tables = sorted(schema.tables(), TableSchema::name);
        for (TableSchema table : tables) {
            defaults(table)
                    .forEach(it ->
                            exports.add(new MiscExport.ColumnDefaultValue(table.name(), it.column(), it.value())));
        }
        schema.procedures()
                .forEach(it -> exports.add(new MiscExport.Procedure(it.name(), it.params(), it.returnType())));
        schema.views()
                .forEach(it -> exports.add(new MiscExport.View(
                        it.name(), it.index(), it.isPublic(), it.isAnonymous(), it.params(), it.returnType())));
        return new RawModuleDefV9(
                schema.typespace(),
                each(tables, Canonical::tableV9),
                each(schema.reducers(), it -> new RawModuleDefV9.Reducer(it.name(), it.params(), it.lifecycle())),
                types(schema),
                exports,
                sorted(schema.rowLevelSecurity(), Function.identity()));
    }

    private static RawModuleDefV9.Table tableV9(TableSchema it) {
        ScheduleSchema schedule = it.schedule();
        return new RawModuleDefV9.Table(
                it.name(),
                it.rowTypeRef(),
                primaryKey(it),
                each(
                        sorted(it.indexes(), IndexSchema::name),
                        index -> new RawIndex(index.name(), index.accessorName(), index.algorithm())),
                constraints(it),
                sequences(it),
                schedule == null
                        ? null
                        : new RawModuleDefV9.Schedule(schedule.name(), schedule.functionName(), schedule.atColumn()),
                it.type(),
                it.access());
    }
}
