package dev.stdb.workbench;

import dev.stdb.workbench.keys.Action;
import java.util.List;

/** Moves in the list on the left; the table under the cursor shows its rows at once. */
final class Sidebar {
    private Sidebar() {}

    static void act(Draft draft, Action action) {
        int selected = draft.list.selected();
        int page = Math.max(1, draft.viewport.listLines() - 2);
        switch (action) {
            case UP -> select(draft, selected - 1);
            case DOWN -> select(draft, selected + 1);
            case PAGE_UP -> select(draft, selected - page);
            case PAGE_DOWN -> select(draft, selected + page);
            case FIRST -> select(draft, 0);
            case LAST -> select(draft, Integer.MAX_VALUE);
            case OPEN -> open(draft);
            case OTHER_PANE -> draft.focus = Pane.ROWS;
            case FILTER -> draft.push(new Overlay.Typing(Prompt.of(Prompt.Kind.FILTER_LIST, draft.list.filter())));
            case HISTORY -> draft.push(new Overlay.History(0, 0));
            case BACK -> filter(draft, "");
            default -> {}
        }
    }

    /** Puts the cursor on an entry of those shown, and shows its rows. */
    static void select(Draft draft, int index) {
        List<Entry> listed = draft.model().listed();
        if (listed.isEmpty()) return;
        int selected = Math.clamp(index, 0, listed.size() - 1);
        draft.list = new ListState(selected, draft.list.top(), draft.list.filter());
        draft.list = new ListState(selected, ListPane.topFor(draft.model()), draft.list.filter());
        Entry entry = listed.get(selected);
        if (!entry.isReducer()) draft.open = entry.name();
    }

    /** Goes into the rows of the entry, or opens the form of the reducer. */
    static void open(Draft draft) {
        List<Entry> listed = draft.model().listed();
        if (draft.list.selected() >= listed.size()) return;
        Entry entry = listed.get(draft.list.selected());
        if (entry.isReducer()) {
            Calling.openForm(draft, entry);
        } else {
            Update.open(draft, entry);
            draft.focus = Pane.ROWS;
        }
    }

    static void filter(Draft draft, String text) {
        draft.list = new ListState(0, 0, text);
        select(draft, 0);
    }

    /** Puts the cursor on the entry of this name, showing all entries. */
    static void reveal(Draft draft, Entry entry) {
        draft.list = new ListState(0, 0, "");
        select(draft, draft.model().listed().indexOf(entry));
    }
}
