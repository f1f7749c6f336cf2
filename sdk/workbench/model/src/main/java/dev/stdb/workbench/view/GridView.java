package dev.stdb.workbench.view;

import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.workbench.Entry;
import dev.stdb.workbench.Feed;
import dev.stdb.workbench.GridPosition;
import dev.stdb.workbench.Model;
import dev.stdb.workbench.Pane;
import dev.stdb.workbench.TableState;
import dev.stdb.workbench.rows.EventStream;
import dev.stdb.workbench.rows.Flash;
import dev.stdb.workbench.rows.RowOrder;
import dev.stdb.workbench.value.Moments;
import dev.stdb.workbench.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows on the right: only those columns and lines that are in view.
 *
 * @param title name of the table
 * @param facts what to know about it: how many rows, filter, order, stream
 * @param columns those in view, from the left
 * @param rows those in view, from the top
 * @param firstLine number of the first line in view
 * @param lines how many there are in all
 * @param moreLeft whether columns are hidden on the left
 * @param moreRight whether columns are hidden on the right
 * @param focused whether keys go here
 * @param message what to say instead of rows, in lines; empty when there are rows
 */
public record GridView(
        String title,
        List<Span> facts,
        List<Column> columns,
        List<Row> rows,
        int firstLine,
        int lines,
        boolean moreLeft,
        boolean moreRight,
        boolean focused,
        List<TextLine> message) {
    /** Cells between two columns. */
    public static final int GAP = 2;

    /** Cells before the first column, for the mark of a change. */
    public static final int GUTTER = 2;

    private static final int WIDEST = 40;
    private static final int NARROWEST = 3;
    private static final int TIME_WIDTH = 12;

    /**
     * A column in view.
     *
     * @param index among the table's columns; -1 for the time of events
     * @param width in cells
     * @param right whether values line up on the right
     * @param sort {@code ▲} or {@code ▼} when rows are sorted by it, else empty
     */
    public record Column(int index, String name, int width, boolean right, String sort, boolean key) {}

    /**
     * A line in view.
     *
     * @param kind what happened to the row lately; only meaningful with strength
     * @param strength how strongly that shows, 0 to 3
     * @param selected whether the cursor is here
     */
    public record Row(int line, List<Cell> cells, Flash.Kind kind, int strength, boolean selected) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A value.
     *
     * @param strength how strongly a change of this very value shows, 0 to 3
     * @param selected whether the cursor is here
     */
    public record Cell(String text, Tone tone, int strength, boolean selected) {}

    public GridView {
        facts = List.copyOf(facts);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        message = List.copyOf(message);
    }

    public static GridView of(Model model) {
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
        int left = width - GUTTER;
        if (table.entry().isEvents()) {
            columns.add(new Column(-1, "time (UTC)", TIME_WIDTH, false, "", false));
            left -= TIME_WIDTH + GAP;
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
            left -= given + GAP;
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
    public static List<Integer> widths(TableState table, int height, Typespace typespace) {
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
    public static int leftFor(TableState table, int width) {
        GridPosition position = table.position();
        if (position.column() < position.left()) return position.column();
        int room = width - GUTTER - (table.entry().isEvents() ? TIME_WIDTH + GAP : 0);
        int left = position.left();
        while (left < position.column() && span(table, left, position.column()) > room) left++;
        return left;
    }

    private static int span(TableState table, int from, int to) {
        int cells = -GAP;
        for (int i = from; i <= to && i < table.widths().size(); i++)
            cells += table.widths().get(i) + GAP;
        return cells;
    }
}
