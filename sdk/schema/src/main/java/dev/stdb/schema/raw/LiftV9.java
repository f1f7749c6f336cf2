package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.schema.CaseConversionPolicy;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ConstraintSchema;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.SequenceSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TableType;
import dev.stdb.schema.TypeDefSchema;
import dev.stdb.schema.ViewSchema;
import dev.stdb.schema.Visibility;
import dev.stdb.schema.raw.RawModuleDefV9.MiscExport;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lifts a V9 definition in the server's stages (crates/schema/src/def/validate/v9.rs); names are canonical as sent. */
final class LiftV9 {
    private final RawModuleDefV9 def;
    private final LiftCore core;
    private final Errors errors;
    private final LiftFunctions functions;

    private LiftV9(RawModuleDefV9 def, boolean trusted) {
        this.def = def;
        var asSent = new NameConversion(CaseConversionPolicy.NONE);
        this.core = new LiftCore(def.typespace(), def.types(), asSent, List.of(), trusted);
        this.errors = core.errors;
        this.functions = new LiftFunctions(core, false);
    }

    /** @param extra errors known already */
    static Lifted lift(RawModuleDefV9 def, boolean trusted, List<SchemaError> extra) {
        var lift = new LiftV9(def, trusted);
        ModuleSchema schema = lift.module();
        extra.forEach(lift.errors::add);
        if (schema == null || !lift.errors.isEmpty()) return new Lifted.Invalid(lift.errors.sorted());
        return new Lifted.Ok(schema);
    }

    private @Nullable ModuleSchema module() {
        List<ReducerSchema> reducers = each(def.reducers(), this::reducer);
        List<ProcedureSchema> procedures = each(
                exports(MiscExport.Procedure.class),
                it -> functions.procedure(it.name(), it.params(), it.returnType(), Visibility.CLIENT_CALLABLE));
        List<ViewSchema> views = each(exports(MiscExport.View.class), this::view);
        List<TableSchema> tables = each(def.tables(), this::table);
        List<TypeDefSchema> types = core.types(def.types());
        if (!errors.isEmpty()) return null;
        functions.checkUnique(reducers, procedures, views);
        tables = withDefaults(tables);
        if (!errors.isEmpty()) return null;
        var links = new LiftLinks(core, tables, reducers, procedures, views);
        links.resolveSchedules();
        if (!errors.isEmpty()) return null;
        links.inheritViewKeys();
        return new ModuleSchema(
                core.canonical,
                types,
                links.tables(),
                links.reducers(),
                links.procedures(),
                links.views(),
                List.of(),
                List.of(),
                def.rowLevelSecurity().stream().distinct().toList(),
                null,
                List.of(),
                List.of());
    }

    private <E extends MiscExport> List<E> exports(Class<E> kind) {
        return def.miscExports().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static <R, T> List<T> each(List<R> raw, Function<R, @Nullable T> lift) {
        List<T> lifted = new ArrayList<>();
        for (R it : raw) {
            T one = lift.apply(it);
            if (one != null) lifted.add(one);
        }
        return lifted;
    }

    private @Nullable ReducerSchema reducer(RawModuleDefV9.Reducer raw) {
        if (raw.lifecycle() != null) core.claimLifecycle(raw.lifecycle());
        return functions.reducer(
                raw.name(),
                raw.params(),
                Visibility.CLIENT_CALLABLE,
                AlgebraicType.unit(),
                Primitive.STRING,
                raw.lifecycle());
    }

    private @Nullable ViewSchema view(MiscExport.View it) {
        return functions.view(new RawModuleDefV10.View(
                it.name(), it.index(), it.isPublic(), it.isAnonymous(), it.params(), it.returnType()));
    }

    private @Nullable TableSchema table(RawModuleDefV9.Table raw) {
        ProductType row = core.product(raw.productTypeRef());
        if (row == null) {
            errors.add(new SchemaError.InvalidProductTypeRef(raw.name(), raw.productTypeRef()));
            return null;
        }
        if (core.tableName(raw.name()) == null) return null;
        var parts = new LiftTable(core, raw.name(), raw.name(), raw.productTypeRef(), row);
        int mark = errors.mark();
        List<ColumnSchema> columns = parts.columns();
        List<IndexSchema> indexes = parts.indexes(raw.indexes(), false);
        List<ConstraintSchema> constraints = parts.constraints(raw.constraints(), false);
        if (constraints != null && !parts.checkPrimaryKey(raw.primaryKey(), constraints)) constraints = null;
        if (constraints != null && indexes != null) parts.checkUniqueHasIndex(constraints, indexes);
        List<SequenceSchema> sequences = parts.sequences(raw.sequences());
        ScheduleSchema schedule = schedule(raw, parts);
        checkName(raw);
        if (errors.since(mark) || columns == null || indexes == null || constraints == null || sequences == null) {
            return null;
        }
        return new TableSchema(
                raw.name(),
                raw.name(),
                raw.name(),
                raw.productTypeRef(),
                columns,
                raw.primaryKey().isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(raw.primaryKey().getFirst()),
                indexes,
                constraints,
                sequences,
                schedule,
                null,
                raw.tableAccess(),
                raw.tableType(),
                false);
    }

    private void checkName(RawModuleDefV9.Table raw) {
        if (core.claim(raw.name()) == null || core.trusted) return;
        if (raw.tableType() != TableType.SYSTEM && raw.name().startsWith("st_")) {
            errors.add(new SchemaError.TableNameReserved(raw.name()));
        }
    }

    private @Nullable ScheduleSchema schedule(RawModuleDefV9.Table raw, LiftTable parts) {
        RawModuleDefV9.Schedule it = raw.schedule();
        if (it == null) return null;
        String name = it.name() == null ? LiftTable.scheduleName(raw.name()) : it.name();
        List<Integer> key =
                raw.primaryKey().isEmpty() ? List.of() : raw.primaryKey().subList(0, 1);
        return parts.schedule(name, it.functionName(), it.scheduledAtColumn(), key);
    }

    private List<TableSchema> withDefaults(List<TableSchema> tables) {
        var filled = new ArrayList<>(tables);
        for (var it : exports(MiscExport.ColumnDefaultValue.class)) {
            if (core.converted(it.table()) != null) fillDefault(it, filled);
        }
        return filled;
    }

    private void fillDefault(MiscExport.ColumnDefaultValue it, List<TableSchema> tables) {
        for (int i = 0; i < tables.size(); i++) {
            TableSchema table = tables.get(i);
            if (!table.name().equals(it.table())) continue;
            if (it.column() >= table.columns().size()) {
                errors.add(new SchemaError.ColumnNotFound(it.table(), it.table(), it.column()));
                return;
            }
            ProductType row = java.util.Objects.requireNonNull(core.product(table.rowTypeRef()));
            byte[] value = new LiftTable(core, it.table(), it.table(), table.rowTypeRef(), row)
                    .defaultValue(it.column(), it.value());
            if (value == null) return;
            if (table.columns().get(it.column()).defaultValue() != null) {
                errors.add(new SchemaError.MultipleColumnDefaultValues(it.table(), it.column()));
            } else {
                tables.set(i, withDefault(table, it.column(), value));
            }
            return;
        }
        errors.add(new SchemaError.TableNotFound(it.table()));
    }

    private static TableSchema withDefault(TableSchema it, int column, byte[] value) {
        var columns = new ArrayList<>(it.columns());
        columns.set(column, LiftTable.withDefault(columns.get(column), value));
        return new TableSchema(
                it.name(),
                it.sourceName(),
                it.accessorName(),
                it.rowTypeRef(),
                columns,
                it.primaryKey(),
                it.indexes(),
                it.constraints(),
                it.sequences(),
                it.schedule(),
                it.outbox(),
                it.access(),
                it.type(),
                it.isEvent());
    }
}
