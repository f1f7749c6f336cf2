package dev.stdb.workbench;

import dev.stdb.workbench.keys.Action;
import java.util.ArrayList;
import java.util.List;

/** Keys in windows that are read: help, one row, an answer, the history. */
final class Windows {
    private Windows() {}

    static void act(Draft draft, Action action) {
        switch (action) {
            case BACK -> draft.pop();
            case HISTORY -> draft.swap(new Overlay.History(0, 0));
            case CALL_AGAIN -> callAgain(draft);
            case OPEN -> openCall(draft);
            default -> move(draft, action);
        }
    }

    private static void move(Draft draft, Action action) {
        int page = Math.max(1, draft.viewport.overlayLines() - 1);
        switch (action) {
            case UP -> scroll(draft, -1);
            case DOWN -> scroll(draft, 1);
            case PAGE_UP -> scroll(draft, -page);
            case PAGE_DOWN -> scroll(draft, page);
            case FIRST -> scroll(draft, -1_000_000);
            case LAST -> scroll(draft, 1_000_000);
            default -> {}
        }
    }

    /** Moves the text, or in the history the cursor, by so many lines. */
    static void scroll(Draft draft, int by) {
        if (draft.overlays.isEmpty()) return;
        int last = OverlayPane.lastTop(draft.model());
        switch (draft.overlays.getLast()) {
            case Overlay.Help help ->
                draft.swap(new Overlay.Help(help.under(), Math.clamp((long) help.top() + by, 0, last)));
            case Overlay.RowRecord record ->
                draft.swap(new Overlay.RowRecord(
                        record.table(), record.row(), Math.clamp((long) record.top() + by, 0, last)));
            case Overlay.EventRecord record ->
                draft.swap(new Overlay.EventRecord(
                        record.table(), record.event(), Math.clamp((long) record.top() + by, 0, last)));
            case Overlay.Result result ->
                draft.swap(new Overlay.Result(result.callId(), Math.clamp((long) result.top() + by, 0, last)));
            case Overlay.History history -> history(draft, history.selected() + by, history.top());
            case Overlay.Calling(var form, var note) ->
                draft.swap(new Overlay.Calling(form.at(form.line() + Integer.signum(by)), note));
            default -> {}
        }
    }

    static void history(Draft draft, int wanted, int top) {
        int count = draft.calls.size();
        int selected = Math.clamp(wanted, 0, Math.max(0, count - 1));
        int height = Math.max(1, draft.viewport.overlayLines());
        int first = Math.min(Math.max(top, selected - height + 1), selected);
        draft.swap(new Overlay.History(selected, first));
    }

    private static void openCall(Draft draft) {
        selectedCall(draft).ifPresent(call -> draft.push(new Overlay.Result(call.id(), 0)));
    }

    private static void callAgain(Draft draft) {
        selectedCall(draft).ifPresent(call -> {
            draft.pop();
            Calling.openForm(draft, call);
        });
    }

    private static java.util.Optional<Call> selectedCall(Draft draft) {
        if (draft.overlays.isEmpty()) return java.util.Optional.empty();
        return switch (draft.overlays.getLast()) {
            case Overlay.Result(int id, int top) -> draft.model().call(id);
            case Overlay.History(int selected, int top) -> {
                List<Call> newest = new ArrayList<>(draft.calls).reversed();
                yield selected < newest.size()
                        ? java.util.Optional.of(newest.get(selected))
                        : java.util.Optional.empty();
            }
            default -> java.util.Optional.empty();
        };
    }

    static void showRecord(Draft draft) {
        draft.openTable().ifPresent(table -> {
            int line = table.position().line();
            if (line >= table.lines()) return;
            String name = table.entry().name();
            draft.push(
                    table.entry().isEvents()
                            ? new Overlay.EventRecord(name, table.events().line(line), 0)
                            : new Overlay.RowRecord(name, table.rows().line(line), 0));
        });
    }
}
