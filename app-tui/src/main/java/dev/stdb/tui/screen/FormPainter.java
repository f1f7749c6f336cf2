package dev.stdb.tui.screen;

import dev.stdb.workbench.Spot;
import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.view.FormView;
import dev.stdb.workbench.view.Tone;

/** Draws a reducer's form. */
final class FormPainter {
    private static final int NARROWEST_FIELD = 20;

    private final Canvas canvas;
    private final Theme theme;
    private final Layout layout;
    private final Hits hits;
    private int caretX = -1;
    private int caretY = -1;

    FormPainter(Canvas canvas, Theme theme, Layout layout, Hits hits) {
        this.canvas = canvas;
        this.theme = theme;
        this.layout = layout;
        this.hits = hits;
    }

    int caretX() {
        return caretX;
    }

    int caretY() {
        return caretY;
    }

    void paint(FormView view) {
        int width = layout.windowWidth();
        int note = view.note().isEmpty()
                ? 0
                : TextWidth.wrapWords(view.note(), width - 4).size() + 1;
        int lines = Math.clamp(view.lines().size(), 1, Math.max(1, layout.windowLines() - note));
        int x = (layout.width() - width) / 2;
        int y = Math.max(0, (layout.paneHeight() - lines - note - 2) / 2);
        canvas.fill(x, y, width, lines + note + 2, Style.PLAIN);
        canvas.box(x, y, width, lines + note + 2, theme.border(true));
        canvas.putCut(x + 2, y, " " + view.title() + " ", theme.of(Tone.TITLE), width - 4);
        hits.add(x, y, width, lines + note + 2, new Spot.InOverlay());
        int labels = labels(view);
        for (int i = 0; i < lines && view.top() + i < view.lines().size(); i++) {
            line(view.lines().get(view.top() + i), x + 2, y + 1 + i, width - 4, labels);
            hits.add(x + 1, y + 1 + i, width - 2, 1, new Spot.FormField(view.top() + i));
        }
        int at = y + 2 + lines;
        if (note > 0) {
            for (String text : TextWidth.wrapWords(view.note(), width - 4)) {
                canvas.put(x + 2, at++, text, theme.of(Tone.BAD), width - 4);
            }
        }
    }

    private int labels(FormView view) {
        int widest = view.lines().stream()
                .filter(line -> line.kind() != FormView.Kind.BUTTON)
                .mapToInt(line -> 2 * line.depth() + TextWidth.of(line.label()) + 1 + TextWidth.of(line.type()))
                .max()
                .orElse(0);
        return Math.min(widest, layout.windowWidth() / 2) + 2;
    }

    private void line(FormView.Line line, int x, int y, int width, int labels) {
        if (line.kind() == FormView.Kind.BUTTON) {
            canvas.put(
                    x + Math.min(labels, width / 3), y, "[ " + line.text() + " ]", theme.button(line.focused()), width);
            return;
        }
        int indent = 2 * line.depth();
        Tone label = line.focused() ? Tone.TITLE : Tone.STRONG;
        canvas.put(x - 1, y, line.focused() ? "▸" : " ", theme.of(Tone.TITLE), 1);
        int used = canvas.putCut(x + indent, y, line.label(), theme.of(label), labels - indent - 1);
        canvas.putCut(x + indent + used + 1, y, line.type(), theme.of(Tone.QUIET), labels - indent - used - 2);
        int at = x + labels;
        int room = width - labels;
        switch (line.kind()) {
            case TEXT -> text(line, at, y, room);
            case CHOICE -> choices(line, at, y, room);
            default -> {
                int cells = canvas.putCut(at, y, line.text(), theme.of(Tone.NORMAL), room);
                canvas.putCut(at + cells + 2, y, line.hint(), theme.of(Tone.QUIET), room - cells - 2);
            }
        }
    }

    private void text(FormView.Line line, int x, int y, int room) {
        int message = line.problem().isEmpty() ? 0 : TextWidth.of(line.problem()) + 4;
        int field = Math.max(Math.min(NARROWEST_FIELD, room), room - message);
        canvas.fill(x, y, field, 1, theme.field(line.focused()));
        int shift = Math.max(0, line.caret() - field + 1);
        String shown = Painter.dropCells(TextWidth.drawable(line.text().replace('\n', '⏎')), shift);
        if (line.text().isEmpty()) {
            canvas.putCut(
                    x,
                    y,
                    line.hint(),
                    theme.of(Tone.QUIET).on(theme.field(line.focused()).background()),
                    field);
        } else {
            canvas.put(x, y, shown, theme.field(line.focused()), field);
        }
        if (line.focused()) {
            caretX = x + Math.min(line.caret() - shift, field - 1);
            caretY = y;
        }
        if (!line.problem().isEmpty()) {
            canvas.putCut(x + field + 1, y, "✗ " + line.problem(), theme.of(Tone.BAD), room - field - 1);
        }
    }

    private void choices(FormView.Line line, int x, int y, int room) {
        int all = line.choices().stream()
                .mapToInt(choice -> TextWidth.of(choice) + 2)
                .sum();
        if (all > room) {
            String text = "◂ " + line.choices().get(line.chosen()) + " ▸  " + (line.chosen() + 1) + " of "
                    + line.choices().size();
            canvas.putCut(x, y, text, theme.chosen(line.focused()), room);
            return;
        }
        int at = x;
        for (int i = 0; i < line.choices().size(); i++) {
            Style style = i == line.chosen() ? theme.chosen(line.focused()) : theme.of(Tone.QUIET);
            at += canvas.put(at, y, " " + line.choices().get(i) + " ", style, room - (at - x));
        }
    }
}
