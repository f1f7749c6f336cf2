package dev.stdb.workbench;

import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TableType;
import dev.stdb.schema.ViewSchema;
import dev.stdb.schema.Visibility;
import dev.stdb.workbench.Entry.Kind;
import dev.stdb.workbench.Entry.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the module has, in the order of the list: tables, event tables, views, reducers, each by name.
 *
 * @param typespace where references in types lead
 */
public record Catalogue(Typespace typespace, List<Entry> entries) {
    public static final Catalogue EMPTY = new Catalogue(Typespace.EMPTY, List.of());

    private static final ProductType NO_PARAMETERS = new ProductType(List.of());

    public Catalogue {
        entries = List.copyOf(entries);
    }

    public static Catalogue of(ModuleSchema schema) {
        var scheduled = new HashSet<String>();
        for (TableSchema table : schema.tables()) {
            ScheduleSchema schedule = table.schedule();
            if (schedule != null) scheduled.add(schedule.functionName());
        }
        var entries = new ArrayList<Entry>();
        for (TableSchema table : schema.tables()) {
            if (table.type() == TableType.USER) entries.add(table(table));
        }
        for (ViewSchema view : schema.views()) entries.add(view(view));
        for (ReducerSchema reducer : schema.reducers()) entries.add(reducer(reducer, scheduled));
        entries.sort(Comparator.comparing(Entry::kind)
                .thenComparing(entry -> entry.is(Mark.LIFECYCLE))
                .thenComparing(Entry::name));
        return new Catalogue(schema.typespace(), entries);
    }

    private static Entry table(TableSchema table) {
        var marks = EnumSet.noneOf(Mark.class);
        if (!table.isPublic()) marks.add(Mark.PRIVATE);
        if (table.schedule() != null) marks.add(Mark.SCHEDULED);
        Kind kind = table.isEvent() ? Kind.EVENT_TABLE : Kind.TABLE;
        return new Entry(kind, table.name(), marks, table.columns(), table.primaryKey(), NO_PARAMETERS);
    }

    private static Entry view(ViewSchema view) {
        Set<Mark> marks = view.isPublic() ? Set.of() : Set.of(Mark.PRIVATE);
        return new Entry(Kind.VIEW, view.name(), marks, view.columns(), view.primaryKey(), NO_PARAMETERS);
    }

    private static Entry reducer(ReducerSchema reducer, Set<String> scheduled) {
        var marks = EnumSet.noneOf(Mark.class);
        Lifecycle lifecycle = reducer.lifecycle();
        if (lifecycle != null) marks.add(Mark.LIFECYCLE);
        else if (scheduled.contains(reducer.name())) marks.add(Mark.SCHEDULED);
        else if (reducer.visibility() == Visibility.PRIVATE) marks.add(Mark.PRIVATE);
        return new Entry(
                Kind.REDUCER, reducer.name(), marks, List.of(), java.util.OptionalInt.empty(), reducer.params());
    }

    /** The table, view or event table of this name. */
    public Optional<Entry> rows(String name) {
        return entries.stream()
                .filter(entry -> !entry.isReducer() && entry.name().equals(name))
                .findFirst();
    }

    public Optional<Entry> reducer(String name) {
        return entries.stream()
                .filter(entry -> entry.isReducer() && entry.name().equals(name))
                .findFirst();
    }
}
