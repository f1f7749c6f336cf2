package dev.stdb.workbench;

import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.workbench.rows.EventStream;
import dev.stdb.workbench.rows.Flash;
import dev.stdb.workbench.rows.RowOrder;
import dev.stdb.workbench.value.Moments;
import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.value.ValueText;
import dev.stdb.workbench.view.GridView;
import dev.stdb.workbench.view.GridView.Cell;
import dev.stdb.workbench.view.GridView.Column;
import dev.stdb.workbench.view.GridView.Row;
import dev.stdb.workbench.view.Span;
import dev.stdb.workbench.view.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows on the right, made from the model; looks only at the lines in view. */
final class GridPane {
    private static final int WIDEST = 40;
    private static final int NARROWEST = 3;
    private static final int TIME_WIDTH = 12;

    private GridPane() {}

    static GridView of(Model model) {
        return model.openTable().map(table -> of(model, table, Lines.of(table))).orElseGet(() -> nothing(model));
    }

    /** The same for any lines; looks at those in view only. */
    static GridView of(Model model, TableState table, Lines lines) {
        var text = new ValueText(model.catalogue().typespace());
        GridPosition position = table.position();
        List<Column> columns = columns(table, model.viewport().gridWidth(), text);
        int top = Math.min(position.top(), Math.max(0, lines.count() - 1));
        int until = Math.min(lines.count(), top + model.viewport().gridLines());
        var rows = new ArrayList<Row>();
        for (int i = top; i < until; i++) {
            rows.add(row(i, lines.at(i), columns, table, text, model.nowMillis()));
        }
        Column last = columns.isEmpty() ? null : columns.getLast();
        boolean moreRight =
                last != null && last.index() < table.entry().columns().size() - 1;
        return new GridView(
                table.entry().name(),
                facts(model, table),
                columns,
                rows,
                top,
                lines.count(),
                position.left() > 0,
                moreRight,
                model.focus() == Pane.ROWS,
                rows.isEmpty() ? Sentences.noRows(model, table) : List.of());
    }

    private static GridView nothing(Model model) {
        return new GridView(
                "",
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                false,
                false,
                model.focus() == Pane.ROWS,
                Sentences.noTable(model));
    }

    private static List<Column> columns(TableState table, int width, ValueText text) {
        var columns = new ArrayList<Column>();
        int left = width - GridView.GUTTER;
        if (table.entry().isEvents()) {
            columns.add(new Column(-1, "time (UTC)", TIME_WIDTH, false, "", false));
            left -= TIME_WIDTH + GridView.GAP;
        }
        List<ColumnSchema> all = table.entry().columns();
        for (int i = table.position().left(); i < all.size() && left >= NARROWEST; i++) {
            int wanted = i < table.widths().size() ? table.widths().get(i) : header(table, i);
            int given = Math.min(wanted, left);
            columns.add(new Column(
                    i,
                    all.get(i).name(),
                    given,
                    text.isNumber(all.get(i).type()),
                    sort(table.rows().order(), i),
                    table.entry().primaryKey().orElse(-1) == i));
            left -= given + GridView.GAP;
        }
        return columns;
    }

    private static String sort(RowOrder order, int column) {
        if (order.sortColumn().orElse(-1) != column) return "";
        return order.descending() ? "▼" : "▲";
    }

    private static Row row(
            int number, Lines.Line line, List<Column> columns, TableState table, ValueText text, long now) {
        Flash flash = line.flash();
        int strength = flash == null ? 0 : flash.strength(now);
        Flash.Kind kind = flash == null ? Flash.Kind.INSERTED : flash.kind();
        boolean selected = number == table.position().line();
        var cells = new ArrayList<Cell>();
        for (Column column : columns) {
            if (column.index() < 0) {
                cells.add(new Cell(clock(line.atMillis()), Tone.QUIET, 0, false));
                continue;
            }
            ColumnSchema schema = table.entry().columns().get(column.index());
            var value = line.values().get(column.index());
            boolean changed = flash != null && flash.columns().contains(column.index());
            cells.add(new Cell(
                    TextWidth.drawable(text.cell(value, schema.type())),
                    Tones.of(value, schema.type()),
                    changed ? strength : 0,
                    selected && column.index() == table.position().column()));
        }
        return new Row(number, cells, kind, strength, selected);
    }

    /** The time of day in UTC, with milliseconds. */
    static String clock(long millis) {
        String stamp = Moments.timestamp(Math.floorDiv(millis, 1000L) * 1_000_000);
        return stamp.substring(stamp.length() - 8) + String.format(".%03d", Math.floorMod(millis, 1000L));
    }

    private static List<Span> facts(Model model, TableState table) {
        var facts = new ArrayList<Span>();
        Entry entry = table.entry();
        if (entry.isEvents()) streamFacts(model, table.events(), facts);
        else facts.add(new Span(Numbers.of(table.count(), "row"), Tone.NORMAL));
        if (table.feed() instanceof Feed.Stale) facts.add(new Span("not live", Tone.WARNING));
        if (!table.filter().isEmpty()) {
            facts.add(new Span(Numbers.grouped(table.lines()) + " match /" + table.filter(), Tone.WARNING));
        }
        String marks = entry.marks().stream().sorted().map(Entry.Mark::word).collect(Collectors.joining(" "));
        if (!marks.isEmpty()) facts.add(new Span(marks, Tone.QUIET));
        if (entry.kind() == Entry.Kind.VIEW) facts.add(new Span("view", Tone.QUIET));
        return facts;
    }

    private static void streamFacts(Model model, EventStream events, List<Span> facts) {
        facts.add(new Span(Numbers.of(events.total(), "event"), Tone.NORMAL));
        facts.add(new Span(Numbers.rate(events.rate().perSecond(model.nowMillis())) + "/s", Tone.NUMBER));
        if (events.isPaused()) {
            facts.add(new Span("paused, " + Numbers.grouped(events.missed()) + " more since", Tone.WARNING));
        }
    }

    /** Cells each column wants, from the lines in view and what was seen before. */
    static List<Integer> widths(TableState table, int height, Typespace typespace) {
        return widths(table, Lines.of(table), height, typespace);
    }

    static List<Integer> widths(TableState table, Lines lines, int height, Typespace typespace) {
        var text = new ValueText(typespace);
        List<ColumnSchema> columns = table.entry().columns();
        int[] widths = new int[columns.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = Math.max(
                    header(table, c), c < table.widths().size() ? table.widths().get(c) : NARROWEST);
        }
        int top = Math.min(table.position().top(), lines.count());
        int until = Math.min(lines.count(), top + height);
        for (int i = top; i < until; i++) {
            var values = lines.at(i).values();
            for (int c = 0; c < widths.length; c++) {
                String cell = text.cell(values.get(c), columns.get(c).type());
                widths[c] = Math.max(widths[c], Math.min(WIDEST, TextWidth.of(cell)));
            }
        }
        var measured = new ArrayList<Integer>();
        for (int width : widths) measured.add(width);
        return measured;
    }

    private static int header(TableState table, int column) {
        int mark = table.rows().order().sortColumn().orElse(-1) == column ? 2 : 0;
        return TextWidth.of(table.entry().columns().get(column).name()) + mark;
    }

    /** The first column to show so that the cursor's is in view. */
    static int leftFor(TableState table, int width) {
        GridPosition position = table.position();
        if (position.column() < position.left()) return position.column();
        int room = width - GridView.GUTTER - (table.entry().isEvents() ? TIME_WIDTH + GridView.GAP : 0);
        int left = position.left();
        while (left < position.column() && span(table, left, position.column()) > room) left++;
        return left;
    }

    private static int span(TableState table, int from, int to) {
        int cells = -GridView.GAP;
        for (int i = from; i <= to && i < table.widths().size(); i++)
            cells += table.widths().get(i) + GridView.GAP;
        return cells;
    }
}
