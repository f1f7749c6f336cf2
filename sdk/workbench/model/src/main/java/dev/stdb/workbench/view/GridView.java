package dev.stdb.workbench.view;

import dev.stdb.workbench.rows.Flash;
import java.util.List;

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
}
