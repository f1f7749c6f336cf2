package dev.stdb.workbench;

import dev.stdb.workbench.keys.Action;
import dev.stdb.workbench.keys.Context;

/** What clicks and the wheel do: what the keys do, on what is under the pointer. */
final class Mouse {
    private Mouse() {}

    static void click(Draft draft, Spot spot, boolean twice) {
        if (spot instanceof Spot.Hint(Action action)) {
            Keyboard.act(draft, draft.model().context(), action);
        } else if (!draft.overlays.isEmpty()) {
            inOverlay(draft, spot, twice);
        } else {
            inPanes(draft, spot, twice);
        }
    }

    private static void inOverlay(Draft draft, Spot spot, boolean twice) {
        switch (spot) {
            case Spot.FormField(int line)
            when draft.overlays.getLast() instanceof Overlay.Calling(var form, var note) -> {
                boolean again = form.at(line).focused().isButton();
                draft.swap(new Overlay.Calling(form.at(line), note));
                if (again) Calling.act(draft, Action.SEND);
            }
            case Spot.HistoryLine(int line)
            when draft.overlays.getLast() instanceof Overlay.History history -> {
                Windows.history(draft, line, history.top());
                if (twice) Windows.act(draft, Action.OPEN);
            }
            case Spot.InOverlay inside -> {}
            default -> {
                if (!(draft.overlays.getLast() instanceof Overlay.Calling)) {
                    Keyboard.act(draft, draft.model().context(), Action.BACK);
                }
            }
        }
    }

    private static void inPanes(Draft draft, Spot spot, boolean twice) {
        switch (spot) {
            case Spot.ListLine(int index) -> {
                draft.focus = Pane.LIST;
                int entry = ListPane.entryAt(draft.model(), index);
                if (entry < 0) return;
                Sidebar.select(draft, entry);
                if (twice) Sidebar.open(draft);
            }
            case Spot.Cell(int line, int column) -> cell(draft, line, column, twice);
            case Spot.Heading(int column) -> {
                draft.focus = Pane.ROWS;
                draft.changeOpen(table -> Grid.sorted(table, column, draft.viewport.gridLines()));
            }
            case Spot.InPane(Pane pane) -> draft.focus = pane;
            default -> {}
        }
    }

    private static void cell(Draft draft, int line, int column, boolean twice) {
        int height = draft.viewport.gridLines();
        draft.focus = Pane.ROWS;
        draft.changeOpen(table -> {
            TableState moved = Grid.to(table, line, height);
            return moved.with(
                    moved.position().withColumn(column, moved.position().left()));
        });
        if (twice) Windows.showRecord(draft);
    }

    static void wheel(Draft draft, Spot spot, int lines) {
        if (!draft.overlays.isEmpty()) {
            Windows.scroll(draft, lines);
        } else if (spot instanceof Spot.ListLine || spot.equals(new Spot.InPane(Pane.LIST))) {
            Keyboard.act(draft, Context.SIDEBAR, lines < 0 ? Action.UP : Action.DOWN);
        } else {
            draft.changeOpen(table -> Grid.scrolled(table, lines, draft.viewport.gridLines()));
        }
    }
}
