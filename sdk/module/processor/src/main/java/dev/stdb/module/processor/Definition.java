package dev.stdb.module.processor;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.module.processor.EnvironmentParser.Environment;
import dev.stdb.module.processor.ModuleModel.Algorithm;
import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Filter;
import dev.stdb.module.processor.ModuleModel.Function;
import dev.stdb.module.processor.ModuleModel.Handler;
import dev.stdb.module.processor.ModuleModel.Index;
import dev.stdb.module.processor.ModuleModel.Procedure;
import dev.stdb.module.processor.ModuleModel.Reducer;
import dev.stdb.module.processor.ModuleModel.Schedule;
import dev.stdb.module.processor.ModuleModel.Table;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.TableAccess;
import dev.stdb.schema.TableType;
import dev.stdb.schema.Visibility;
import dev.stdb.schema.raw.RawColumnDefault;
import dev.stdb.schema.raw.RawConstraint;
import dev.stdb.schema.raw.RawIndex;
import dev.stdb.schema.raw.RawModuleDefV10;
import dev.stdb.schema.raw.RawModuleDefV10.ExplicitName;
import dev.stdb.schema.raw.RawSection;
import dev.stdb.schema.raw.RawSequence;
import dev.stdb.schema.raw.RawTypeDef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The module definition that the server reads. Only the sections that are used are written: older servers refuse newer ones. */
final class Definition {
    private final ModuleModel module;
    /** Functions that only the server calls: scheduled ones, and those that are told what an outbox achieved. */
    private final Set<String> internal = new HashSet<>();

    private Definition(ModuleModel module) {
        this.module = module;
        for (Table table : module.tables()) {
            Schedule schedule = table.schedule();
            if (schedule != null) {
                internal.add(schedule.function());
            }
            OutboxParser.Outbox outbox = table.outbox();
            if (outbox != null && outbox.onResult() != null) {
                internal.add(outbox.onResult());
            }
        }
    }

    static RawModuleDefV10 of(ModuleModel module) {
        return new RawModuleDefV10(new Definition(module).sections());
    }

    static boolean hasOutboxes(ModuleModel module) {
        return module.tables().stream().anyMatch(table -> table.outbox() != null);
    }

    /** With the outboxes, whose hashes need to know what the server makes of the rest: {@code schema}. */
    static RawModuleDefV10 withOutboxes(ModuleModel module, ModuleSchema schema) {
        List<RawSection> sections = new Definition(module).sections();
        sections.add(new RawSection.Outboxes(OutboxDefinition.of(module, schema)));
        return new RawModuleDefV10(sections);
    }

    private List<RawSection> sections() {
        List<RawSection> sections = new ArrayList<>();
        List<AlgebraicType> types = new ArrayList<>();
        List<RawTypeDef> names = new ArrayList<>();
        for (TypeDecl decl : module.types()) {
            types.add(decl.algebraic());
            names.add(typeDef(decl));
        }
        sections.add(new RawSection.TypespaceSection(new Typespace(types)));
        if (!names.isEmpty()) {
            sections.add(new RawSection.Types(names));
        }
        if (!module.tables().isEmpty()) {
            sections.add(new RawSection.Tables(
                    module.tables().stream().map(Definition::table).toList()));
        }
        if (!module.reducers().isEmpty()) {
            sections.add(new RawSection.Reducers(
                    module.reducers().stream().map(this::reducer).toList()));
        }
        if (!module.procedures().isEmpty()) {
            sections.add(new RawSection.Procedures(
                    module.procedures().stream().map(this::procedure).toList()));
        }
        sections.addAll(ViewDefinition.sections(module));
        addSchedules(sections);
        addLifecycles(sections);
        addHttp(sections);
        Environment environment = module.environment();
        if (environment != null) {
            sections.add(new RawSection.Environment(environment.variables().stream()
                    .map(EnvironmentParser.Variable::schema)
                    .toList()));
        }
        addExplicitNames(sections);
        if (!module.filters().isEmpty()) {
            sections.add(new RawSection.RowLevelSecurity(
                    module.filters().stream().map(Filter::sql).toList()));
        }
        if (!module.mounts().isEmpty()) {
            sections.add(new RawSection.Submodules(module.mounts().stream()
                    .map(mount -> new RawModuleDefV10.Submodule(mount.namespace(), mount.definition()))
                    .toList()));
        }
        if (module.casing().stated()) {
            sections.add(new RawSection.CaseConversion(module.casing().policy()));
        }
        return sections;
    }

    private static RawTypeDef typeDef(TypeDecl decl) {
        List<String> path = List.of(decl.name.split("\\.", -1));
        return new RawTypeDef(path.subList(0, path.size() - 1), path.get(path.size() - 1), decl.ref(), true);
    }

    private static RawModuleDefV10.Table table(Table table) {
        List<Integer> primaryKey = new ArrayList<>();
        List<RawConstraint> constraints = new ArrayList<>();
        List<RawSequence> sequences = new ArrayList<>();
        List<RawColumnDefault> defaults = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.primaryKey()) {
                primaryKey.add(column.position());
            }
            if (column.unique()) {
                constraints.add(new RawConstraint(null, List.of(column.position())));
            }
            if (column.autoInc()) {
                sequences.add(RawSequence.of(column.position()));
            }
            byte[] value = column.defaultValue();
            if (value != null) {
                defaults.add(new RawColumnDefault(column.position(), value));
            }
        }
        return new RawModuleDefV10.Table(
                table.accessor(),
                table.row().ref(),
                primaryKey,
                table.indexes().stream().map(Definition::index).toList(),
                constraints,
                sequences,
                TableType.USER,
                table.isPublic() ? TableAccess.PUBLIC : TableAccess.PRIVATE,
                defaults,
                table.event());
    }

    private static RawIndex index(Index index) {
        List<Integer> columns = index.columns().stream().map(Column::position).toList();
        return new RawIndex(
                index.sourceName(),
                index.accessor(),
                index.algorithm() == Algorithm.BTREE
                        ? new IndexAlgorithm.BTree(columns)
                        : index.algorithm() == Algorithm.HASH
                                ? new IndexAlgorithm.Hash(columns)
                                : new IndexAlgorithm.Direct(columns.get(0)));
    }

    private static ProductType parameters(Function function) {
        return new ProductType(function.parameters().stream()
                .map(each -> new ProductElement(each.name(), each.type().algebraic()))
                .toList());
    }

    private RawModuleDefV10.Procedure procedure(Procedure procedure) {
        JavaType result = procedure.result();
        return new RawModuleDefV10.Procedure(
                procedure.name(),
                parameters(procedure),
                result == null ? AlgebraicType.unit() : result.algebraic(),
                internal.contains(procedure.name()) ? Visibility.PRIVATE : Visibility.CLIENT_CALLABLE);
    }

    private RawModuleDefV10.Reducer reducer(Reducer reducer) {
        boolean hidden = reducer.lifecycle() != null || internal.contains(reducer.name());
        return new RawModuleDefV10.Reducer(
                reducer.name(),
                parameters(reducer),
                hidden ? Visibility.PRIVATE : Visibility.CLIENT_CALLABLE,
                AlgebraicType.unit(),
                Primitive.STRING);
    }

    private void addSchedules(List<RawSection> sections) {
        List<RawModuleDefV10.Schedule> schedules = new ArrayList<>();
        for (Table table : module.tables()) {
            Schedule schedule = table.schedule();
            if (schedule != null) {
                Column at = schedule.at();
                if (at != null) {
                    schedules.add(
                            new RawModuleDefV10.Schedule(null, table.accessor(), at.position(), schedule.function()));
                }
            }
        }
        if (!schedules.isEmpty()) {
            sections.add(new RawSection.Schedules(schedules));
        }
    }

    private void addLifecycles(List<RawSection> sections) {
        List<RawModuleDefV10.LifeCycleReducer> lifecycles = new ArrayList<>();
        for (Reducer reducer : module.reducers()) {
            Lifecycle lifecycle = reducer.lifecycle();
            if (lifecycle != null) {
                lifecycles.add(new RawModuleDefV10.LifeCycleReducer(lifecycle, reducer.name()));
            }
        }
        if (!lifecycles.isEmpty()) {
            sections.add(new RawSection.LifeCycleReducers(lifecycles));
        }
    }

    private void addHttp(List<RawSection> sections) {
        if (!module.handlers().isEmpty()) {
            sections.add(new RawSection.HttpHandlers(
                    module.handlers().stream().map(Handler::name).toList()));
        }
        if (!module.routes().isEmpty()) {
            sections.add(new RawSection.HttpRoutes(module.routes().stream()
                    .map(route -> new RawModuleDefV10.HttpRoute(route.handler(), route.method(), route.path()))
                    .toList()));
        }
    }

    private void addExplicitNames(List<RawSection> sections) {
        List<ExplicitName> names = new ArrayList<>();
        for (Table table : module.tables()) {
            String name = table.explicitName();
            if (name != null) {
                names.add(new ExplicitName(ExplicitName.Kind.TABLE, table.accessor(), name));
            }
            for (Index index : table.indexes()) {
                String indexName = index.explicitName();
                if (indexName != null) {
                    names.add(new ExplicitName(ExplicitName.Kind.INDEX, index.sourceName(), indexName));
                }
            }
        }
        for (Function function : module.functions()) {
            String name = function.explicitName();
            if (name != null) {
                names.add(new ExplicitName(ExplicitName.Kind.FUNCTION, function.name(), name));
            }
        }
        if (!names.isEmpty()) {
            sections.add(new RawSection.ExplicitNames(names));
        }
    }
}
