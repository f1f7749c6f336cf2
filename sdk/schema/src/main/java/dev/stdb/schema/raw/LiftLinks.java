package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.FunctionKind;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.ViewSchema;
import dev.stdb.schema.Visibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What ties the parts of a module together once each is well: schedule targets, private functions, view keys. */
final class LiftLinks {
    private final LiftCore core;
    private List<TableSchema> tables;
    private List<ReducerSchema> reducers;
    private List<ProcedureSchema> procedures;
    private List<ViewSchema> views;

    LiftLinks(
            LiftCore core,
            List<TableSchema> tables,
            List<ReducerSchema> reducers,
            List<ProcedureSchema> procedures,
            List<ViewSchema> views) {
        this.core = core;
        this.tables = tables;
        this.reducers = reducers;
        this.procedures = procedures;
        this.views = views;
    }

    List<TableSchema> tables() {
        return tables;
    }

    List<ReducerSchema> reducers() {
        return reducers;
    }

    List<ProcedureSchema> procedures() {
        return procedures;
    }

    List<ViewSchema> views() {
        return views;
    }

    // schedules

    /** Finds what each schedule calls; those functions and lifecycle reducers become private. */
    void resolveSchedules() {
        tables = tables.stream()
                .map(table -> table.withSchedule(resolved(table)))
                .toList();
        Set<String> called = tables.stream()
                .filter(table -> table.schedule() != null)
                .map(table -> table.schedule().functionName())
                .collect(Collectors.toSet());
        reducers = reducers.stream()
                .map(it -> it.lifecycle() != null || called.contains(it.name()) || isAnswer(it) ? asPrivate(it) : it)
                .toList();
        procedures = procedures.stream()
                .map(it -> called.contains(it.name()) ? asPrivate(it) : it)
                .toList();
    }

    private boolean isAnswer(ReducerSchema reducer) {
        return tables.stream()
                .anyMatch(table -> table.outbox() != null
                        && reducer.sourceName().equals(table.outbox().onResultReducer()));
    }

    private static ReducerSchema asPrivate(ReducerSchema it) {
        return new ReducerSchema(it.name(), it.sourceName(), it.params(), it.lifecycle(), Visibility.PRIVATE);
    }

    private static ProcedureSchema asPrivate(ProcedureSchema it) {
        return new ProcedureSchema(it.name(), it.sourceName(), it.params(), it.returnType(), Visibility.PRIVATE);
    }

    private @Nullable ScheduleSchema resolved(TableSchema table) {
        ScheduleSchema schedule = table.schedule();
        if (schedule == null) return null;
        String function = schedule.functionName();
        for (ReducerSchema it : reducers) {
            if (it.name().equals(function)) return called(table, schedule, FunctionKind.REDUCER, it.params());
        }
        for (ProcedureSchema it : procedures) {
            if (it.name().equals(function)) return called(table, schedule, FunctionKind.PROCEDURE, it.params());
        }
        core.errors.add(new SchemaError.MissingScheduledFunction(schedule.name(), function));
        return schedule;
    }

    private ScheduleSchema called(TableSchema table, ScheduleSchema it, FunctionKind kind, ProductType params) {
        var row = new Ref(table.rowTypeRef());
        if (params.elements().size() != 1
                || !params.elements().getFirst().type().equals(row)) {
            AlgebraicType expected = AlgebraicType.product(new ProductElement(null, row));
            core.errors.add(new SchemaError.IncorrectScheduledFunctionParams(it.functionName(), expected, params));
        }
        return new ScheduleSchema(it.name(), it.functionName(), kind, it.atColumn(), it.idColumn());
    }

    // keys of views

    /** Keys by source names of views and columns. */
    void attachViewKeys(List<RawModuleDefV10.ViewPrimaryKey> keys) {
        var seen = new HashSet<String>();
        for (var key : keys) {
            String view = key.viewSourceName();
            if (!seen.add(view)) core.errors.add(new SchemaError.RepeatedViewPrimaryKey(view));
            else if (key.columns().size() > 1) {
                core.errors.add(new SchemaError.MultipleViewPrimaryKeyColumns(view, key.columns()));
            } else if (!key.columns().isEmpty())
                attachViewKey(view, key.columns().getFirst());
        }
    }

    private void attachViewKey(String viewName, String columnName) {
        for (ViewSchema view : views) {
            if (!view.sourceName().equals(viewName)) continue;
            for (ColumnSchema column : view.columns()) {
                if (column.sourceName().equals(columnName)) {
                    replace(view, withKey(view, OptionalInt.of(column.position()), true));
                    return;
                }
            }
            core.errors.add(new SchemaError.ViewPrimaryKeyColumnNotFound(viewName, columnName));
            return;
        }
        core.errors.add(new SchemaError.ViewPrimaryKeyViewNotFound(viewName));
    }

    private void replace(ViewSchema view, ViewSchema by) {
        var changed = new ArrayList<>(views);
        changed.set(views.indexOf(view), by);
        views = changed;
    }

    /** A query has the key of the tables that share its row type, if they agree. */
    void inheritViewKeys() {
        views = views.stream()
                .map(view ->
                        view.isQuery() && view.primaryKey().isEmpty() ? withKey(view, inherited(view), false) : view)
                .toList();
    }

    private OptionalInt inherited(ViewSchema view) {
        int[] keys = tables.stream()
                .filter(table -> table.rowTypeRef() == view.rowTypeRef()
                        && table.primaryKey().isPresent())
                .mapToInt(table -> table.primaryKey().getAsInt())
                .distinct()
                .toArray();
        boolean hasParams = !view.params().elements().isEmpty();
        return keys.length == 1 && !hasParams ? OptionalInt.of(keys[0]) : OptionalInt.empty();
    }

    private static ViewSchema withKey(ViewSchema it, OptionalInt key, boolean declared) {
        return new ViewSchema(
                it.name(),
                it.sourceName(),
                it.isPublic(),
                it.isAnonymous(),
                it.index(),
                it.params(),
                it.paramNames(),
                it.returnType(),
                it.rowTypeRef(),
                it.columns(),
                key,
                declared);
    }
}
