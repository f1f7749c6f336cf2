package dev.stdb.tui.screen;

import dev.stdb.workbench.Pane;
import dev.stdb.workbench.Spot;
import dev.stdb.workbench.rows.Flash;
import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.view.GridView;
import dev.stdb.workbench.view.Span;
import dev.stdb.workbench.view.TextLine;
import dev.stdb.workbench.view.Tone;
import java.util.function.UnaryOperator;

/** Draws the rows on the right. */
final class GridPainter {
    private final Canvas canvas;
    private final Theme theme;
    private final Layout layout;
    private final Hits hits;
    private final int left;
    private final int width;

    GridPainter(Canvas canvas, Theme theme, Layout layout, Hits hits) {
        this.canvas = canvas;
        this.theme = theme;
        this.layout = layout;
        this.hits = hits;
        this.left = layout.listWidth();
        this.width = layout.width() - left;
    }

    void paint(GridView view, boolean focused) {
        Style border = theme.border(focused);
        canvas.box(left, 0, width, layout.paneHeight(), border);
        hits.add(left, 0, width, layout.paneHeight(), new Spot.InPane(Pane.ROWS));
        title(view, focused);
        if (!view.message().isEmpty()) message(view);
        header(view);
        for (int i = 0; i < view.rows().size(); i++) row(view, view.rows().get(i), 2 + i, focused);
        scrollbar(view, border);
        if (view.moreLeft()) canvas.put(left, 1, "◂", theme.of(Tone.KEY), 1);
        if (view.moreRight()) canvas.put(left + width - 1, 1, "▸", theme.of(Tone.KEY), 1);
    }

    private void title(GridView view, boolean focused) {
        if (view.title().isEmpty()) return;
        int room = width - 4;
        int x = left + 2;
        x += canvas.putCut(x, 0, " " + view.title() + " ", theme.title(focused), room);
        for (Span fact : view.facts()) {
            int free = left + width - 2 - x;
            if (TextWidth.of(fact.text()) + 3 > free) break;
            canvas.put(x, 0, "· ", theme.border(focused), 2);
            x += 2;
            x += canvas.put(x, 0, fact.text(), theme.of(fact.tone()), free);
            x += canvas.put(x, 0, " ", Style.PLAIN, 1);
        }
    }

    private void message(GridView view) {
        int y = 1 + Math.max(1, (layout.paneHeight() - 2 - view.message().size()) / 3);
        for (TextLine line : view.message()) {
            int cells =
                    line.spans().stream().mapToInt(s -> TextWidth.of(s.text())).sum();
            int x = left + Math.max(2, (width - cells) / 2);
            for (Span span : line.spans()) {
                x += canvas.putCut(x, y, span.text(), theme.of(span.tone()), left + width - 2 - x);
            }
            y++;
        }
    }

    private void header(GridView view) {
        int x = left + 1 + GridView.GUTTER;
        for (GridView.Column column : view.columns()) {
            String sort = column.sort().isEmpty() ? "" : " " + column.sort();
            String name = TextWidth.cut(column.name(), column.width() - TextWidth.of(sort)) + sort;
            String text = TextWidth.fit(name, column.width(), column.right());
            Style style = column.key() ? theme.header().in(theme.of(Tone.KEY).foreground()) : theme.header();
            canvas.put(x, 1, text, style, column.width());
            if (column.index() >= 0) hits.add(x, 1, column.width(), 1, new Spot.Heading(column.index()));
            x += column.width() + GridView.GAP;
        }
    }

    private void row(GridView view, GridView.Row row, int y, boolean focused) {
        boolean whole = row.strength() > 0 && row.kind() != Flash.Kind.CHANGED;
        UnaryOperator<Style> line = row.selected() ? theme.cursorLine(focused) : UnaryOperator.identity();
        if (whole) line = theme.flash(row.kind(), row.strength());
        canvas.fill(left + 1, y, width - 2, 1, line.apply(Style.PLAIN));
        mark(row, y, line);
        int x = left + 1 + GridView.GUTTER;
        hits.add(left + 1, y, width - 2, 1, new Spot.Cell(row.line(), 0));
        for (int c = 0; c < view.columns().size(); c++) {
            GridView.Column column = view.columns().get(c);
            GridView.Cell cell = row.cells().get(c);
            UnaryOperator<Style> look = line;
            if (cell.strength() > 0) look = theme.flash(Flash.Kind.CHANGED, cell.strength());
            else if (cell.selected() && focused && !whole)
                look = s -> theme.cursorCell().apply(theme.cursorLine(true).apply(s));
            String text = TextWidth.fit(cell.text(), column.width(), column.right());
            canvas.put(x, y, text, look.apply(theme.of(cell.tone())), column.width());
            if (column.index() >= 0) {
                hits.add(x, y, column.width() + GridView.GAP, 1, new Spot.Cell(row.line(), column.index()));
            }
            x += column.width() + GridView.GAP;
        }
    }

    private void mark(GridView.Row row, int y, UnaryOperator<Style> line) {
        if (row.strength() == 0) {
            if (row.selected()) canvas.put(left + 1, y, "▸", line.apply(theme.of(Tone.TITLE)), 1);
            return;
        }
        String sign = switch (row.kind()) {
            case INSERTED -> "+";
            case CHANGED -> "~";
            case DELETED -> "-";
        };
        canvas.put(left + 1, y, sign, line.apply(theme.mark(row.kind())), 1);
    }

    private void scrollbar(GridView view, Style border) {
        int lines = layout.paneHeight() - 3;
        if (view.lines() <= lines || lines < 2) return;
        int size = (int) Math.max(1, (long) lines * lines / view.lines());
        int at = (int) ((long) view.firstLine() * (lines - size) / Math.max(1, view.lines() - lines));
        for (int i = 0; i < size; i++) {
            canvas.put(left + width - 1, 2 + Math.min(at, lines - size) + i, "┃", border, 1);
        }
    }
}
