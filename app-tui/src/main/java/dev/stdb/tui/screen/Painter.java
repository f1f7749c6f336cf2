package dev.stdb.tui.screen;

import dev.stdb.workbench.Pane;
import dev.stdb.workbench.Spot;
import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.view.HintsView;
import dev.stdb.workbench.view.ListView;
import dev.stdb.workbench.view.OverlayView;
import dev.stdb.workbench.view.ScreenView;
import dev.stdb.workbench.view.Span;
import dev.stdb.workbench.view.StatusView;
import dev.stdb.workbench.view.TextLine;
import dev.stdb.workbench.view.Tone;
import java.util.List;

/** Draws a {@link ScreenView}: the list, the rows, the bar, the keys, and a window over them. */
final class Painter {
    private final Canvas canvas;
    private final Theme theme;
    private final Layout layout;
    private final Hits hits = new Hits();
    private int caretX = -1;
    private int caretY = -1;

    Painter(Canvas canvas, Theme theme, Layout layout) {
        this.canvas = canvas;
        this.theme = theme;
        this.layout = layout;
    }

    Hits paint(ScreenView view) {
        canvas.begin(layout.width(), layout.height());
        if (layout.isTooSmall()) {
            String text = "This window is too small: " + Layout.LEAST_WIDTH + "×" + Layout.LEAST_HEIGHT + " at least.";
            canvas.putCut(0, 0, text, theme.of(Tone.WARNING), layout.width());
            return hits;
        }
        boolean covered = view.overlay().isPresent();
        list(view.list(), view.list().focused() && !covered);
        new GridPainter(canvas, theme, layout, hits)
                .paint(view.grid(), view.grid().focused() && !covered);
        status(view.status());
        hints(view.hints());
        view.overlay().ifPresent(this::overlay);
        return hits;
    }

    /** Cell of the caret, or -1 when nothing is typed. */
    int caretX() {
        return caretX;
    }

    int caretY() {
        return caretY;
    }

    private void list(ListView view, boolean focused) {
        int width = layout.listWidth();
        canvas.box(0, 0, width, layout.paneHeight(), theme.border(focused));
        title(0, width, view.title(), focused);
        hits.add(0, 0, width, layout.paneHeight(), new Spot.InPane(Pane.LIST));
        int lines = layout.paneHeight() - 2;
        if (view.lines().isEmpty()) {
            int y = 1;
            for (String line : TextWidth.wrapWords(view.empty(), width - 4)) {
                canvas.put(2, y++, line, theme.of(Tone.QUIET), width - 4);
            }
        }
        for (int i = 0; i < lines && view.top() + i < view.lines().size(); i++) {
            int index = view.top() + i;
            listLine(view.lines().get(index), 1 + i, width, focused);
            hits.add(1, 1 + i, width - 2, 1, new Spot.ListLine(index));
        }
        scrollbar(width - 1, 1, lines, view.top(), view.lines().size(), theme.border(focused));
    }

    private void title(int x, int width, String title, boolean focused) {
        if (title.isEmpty()) return;
        canvas.putCut(x + 2, 0, " " + title + " ", theme.title(focused), width - 4);
    }

    private void listLine(ListView.Line line, int y, int width, boolean focused) {
        switch (line) {
            case ListView.Gap gap -> {}
            case ListView.Heading(String text) -> canvas.put(2, y, text, theme.of(Tone.TITLE), width - 3);
            case ListView.Item item -> item(item, y, width, focused);
        }
    }

    private void item(ListView.Item item, int y, int width, boolean focused) {
        boolean lit = item.selected();
        var on = lit ? theme.cursorLine(focused) : java.util.function.UnaryOperator.<Style>identity();
        if (lit) canvas.fill(1, y, width - 2, 1, on.apply(Style.PLAIN));
        String count = item.count();
        int countWidth = TextWidth.of(count);
        int marksWidth = item.marks().isEmpty() ? 0 : item.marks().length() + 1;
        int room = width - 5 - countWidth - marksWidth - (countWidth > 0 ? 1 : 0);
        String sign = item.open() ? "▸" : " ";
        canvas.put(1, y, sign, on.apply(theme.of(Tone.TITLE)), 1);
        Style name = item.open() ? theme.of(item.tone()).with(com.googlecode.lanterna.SGR.BOLD) : theme.of(item.tone());
        int used = canvas.putCut(3, y, item.name(), on.apply(name), room);
        if (marksWidth > 0) canvas.put(4 + used, y, item.marks(), on.apply(theme.of(Tone.QUIET)), marksWidth);
        Style countStyle = item.pulse() > 0 ? theme.pulse(item.pulse()) : theme.of(Tone.NUMBER);
        canvas.put(width - 2 - countWidth, y, count, on.apply(countStyle), countWidth);
    }

    private void scrollbar(int x, int y, int lines, int top, int total, Style style) {
        if (total <= lines || lines < 2) return;
        int size = Math.max(1, lines * lines / total);
        int at = (int) ((long) top * (lines - size) / Math.max(1, total - lines));
        for (int i = 0; i < size; i++) canvas.put(x, y + Math.min(at, lines - size) + i, "┃", style, 1);
    }

    private void status(StatusView view) {
        int y = layout.height() - 2;
        Style bar = theme.statusBar();
        canvas.fill(0, y, layout.width(), 1, bar);
        if (view.caret() >= 0) {
            prompt(view, y, bar);
            return;
        }
        int x = 1;
        for (int i = 0; i < view.spans().size(); i++) {
            Span span = view.spans().get(i);
            int left = layout.width() - 1 - x;
            boolean cutting = view.spans().size() <= 2;
            if (TextWidth.of(span.text()) > left && !cutting) continue;
            x += canvas.putCut(x, y, span.text(), theme.of(span.tone()).on(bar.background()), left);
            if (i < view.spans().size() - 1 && x < layout.width() - 4) {
                canvas.put(x, y, " │ ", theme.border(false).on(bar.background()), 3);
                x += 3;
            }
        }
    }

    private void prompt(StatusView view, int y, Style bar) {
        Span typed = view.spans().getFirst();
        int room = layout.width() - 2;
        int shift = Math.max(0, view.caret() - room + 1);
        canvas.put(1, y, dropCells(typed.text(), shift), theme.of(typed.tone()).on(bar.background()), room);
        caretX = 1 + view.caret() - shift;
        caretY = y;
        if (view.spans().size() > 1) {
            int x = 3 + TextWidth.of(typed.text());
            canvas.putCut(
                    x,
                    y,
                    view.spans().get(1).text(),
                    theme.of(Tone.QUIET).on(bar.background()),
                    layout.width() - x - 1);
        }
    }

    /** The text without its first cells. */
    static String dropCells(String text, int cells) {
        int dropped = 0;
        int i = 0;
        while (i < text.length() && dropped < cells) {
            int end = TextWidth.clusterEnd(text, i);
            dropped += TextWidth.clusterWidth(text, i, end);
            i = end;
        }
        return text.substring(i);
    }

    private void hints(HintsView view) {
        int x = 1;
        int y = layout.height() - 1;
        for (HintsView.Hint hint : view.hints()) {
            int width = TextWidth.of(hint.key()) + 1 + TextWidth.of(hint.word());
            if (x + width >= layout.width()) continue;
            int from = x;
            x += canvas.put(x, y, hint.key(), theme.of(Tone.KEY), width);
            x += canvas.put(x, y, " " + hint.word(), theme.of(Tone.QUIET), width);
            hits.add(from, y, width, 1, new Spot.Hint(hint.action()));
            x += 2;
        }
    }

    private void overlay(OverlayView view) {
        switch (view) {
            case OverlayView.Text text -> text(text);
            case OverlayView.OfForm(var form) -> {
                var painter = new FormPainter(canvas, theme, layout, hits);
                painter.paint(form);
                caretX = painter.caretX();
                caretY = painter.caretY();
            }
        }
    }

    private void text(OverlayView.Text view) {
        int widest = view.lines().stream().mapToInt(Painter::cells).max().orElse(0);
        int width = Math.clamp(Math.max(widest, TextWidth.of(view.title()) + 2) + 4L, 40, layout.windowWidth());
        int lines = Math.clamp(view.lines().size(), 1, layout.windowLines());
        int x = (layout.width() - width) / 2;
        int y = Math.max(0, (layout.paneHeight() - lines - 2) / 2);
        window(x, y, width, lines + 2, view.title(), view.bad());
        for (int i = 0; i < lines && view.top() + i < view.lines().size(); i++) {
            int index = view.top() + i;
            boolean selected = index == view.selected();
            var on = selected ? theme.cursorLine(true) : java.util.function.UnaryOperator.<Style>identity();
            if (selected) canvas.fill(x + 1, y + 1 + i, width - 2, 1, on.apply(Style.PLAIN));
            spans(x + 2, y + 1 + i, view.lines().get(index).spans(), width - 4, on);
            if (view.selected() >= 0) hits.add(x + 1, y + 1 + i, width - 2, 1, new Spot.HistoryLine(index));
        }
        scrollbar(x + width - 1, y + 1, lines, view.top(), view.lines().size(), theme.border(true));
    }

    /** An empty window with a frame and a title; clicks in it stay in it. */
    private void window(int x, int y, int width, int height, String title, boolean bad) {
        canvas.fill(x, y, width, height, Style.PLAIN);
        canvas.box(x, y, width, height, bad ? theme.of(Tone.BAD) : theme.border(true));
        canvas.putCut(x + 2, y, " " + title + " ", theme.of(bad ? Tone.BAD : Tone.TITLE), width - 4);
        hits.add(x, y, width, height, new Spot.InOverlay());
    }

    private void spans(int x, int y, List<Span> spans, int room, java.util.function.UnaryOperator<Style> on) {
        int used = 0;
        for (Span span : spans) {
            if (used >= room) break;
            used += canvas.putCut(x + used, y, span.text(), on.apply(theme.of(span.tone())), room - used);
        }
    }

    private static int cells(TextLine line) {
        return line.spans().stream().mapToInt(span -> TextWidth.of(span.text())).sum();
    }
}
