package dev.stdb.workbench;

import dev.stdb.workbench.keys.Action;
import dev.stdb.workbench.keys.Context;
import dev.stdb.workbench.keys.Key;
import dev.stdb.workbench.keys.KeyMap;
import java.util.Optional;

/** What keys do: typing where something is typed, else what {@link KeyMap} says. */
final class Keyboard {
    private Keyboard() {}

    static void press(Draft draft, Key key) {
        Context context = draft.model().context();
        Optional<Action> action = KeyMap.action(context, key);
        if (action.isEmpty()) type(draft, key);
        else act(draft, context, action.get());
    }

    private static void type(Draft draft, Key key) {
        if (draft.overlays.isEmpty()) return;
        switch (draft.overlays.getLast()) {
            case Overlay.Typing(var prompt) ->
                prompt.edit().key(key).ifPresent(edit -> Prompts.edited(draft, prompt.with(edit)));
            case Overlay.Calling(var form, var note) ->
                form.key(key).ifPresent(changed -> draft.swap(new Overlay.Calling(changed, "")));
            default -> {}
        }
    }

    static void paste(Draft draft, String text) {
        if (draft.overlays.isEmpty()) return;
        switch (draft.overlays.getLast()) {
            case Overlay.Typing(var prompt) ->
                Prompts.edited(
                        draft,
                        prompt.with(prompt.edit().typed(text.lines().findFirst().orElse(""))));
            case Overlay.Calling(var form, var note) -> draft.swap(new Overlay.Calling(form.paste(text), ""));
            default -> {}
        }
    }

    /** Does what a key or a click on its hint stands for. */
    static void act(Draft draft, Context context, Action action) {
        switch (action) {
            case QUIT -> draft.effects.add(new Effect.Quit());
            case HELP -> draft.push(new Overlay.Help(context, 0));
            case COMMAND -> draft.push(new Overlay.Typing(Prompt.of(Prompt.Kind.COMMAND, "")));
            case RECONNECT -> Update.connect(draft, 1);
            default -> {
                switch (context) {
                    case SIDEBAR -> Sidebar.act(draft, action);
                    case GRID, STREAM -> grid(draft, action);
                    case RECORD, HELP, RESULT, HISTORY -> Windows.act(draft, action);
                    case FORM -> Calling.act(draft, action);
                    case PROMPT -> Prompts.act(draft, action);
                    case CONFIRM -> confirm(draft, action);
                    case TROUBLE -> {}
                }
            }
        }
    }

    private static void grid(Draft draft, Action action) {
        int height = draft.viewport.gridLines();
        switch (action) {
            case UP -> draft.changeOpen(table -> Grid.moved(table, -1, height));
            case DOWN -> draft.changeOpen(table -> Grid.moved(table, 1, height));
            case PAGE_UP -> draft.changeOpen(table -> Grid.moved(table, -Math.max(1, height - 1), height));
            case PAGE_DOWN -> draft.changeOpen(table -> Grid.moved(table, Math.max(1, height - 1), height));
            case FIRST -> draft.changeOpen(table -> Grid.to(table, 0, height));
            case LAST -> draft.changeOpen(table -> Grid.to(table, table.lines() - 1, height));
            case LEFT -> draft.changeOpen(table -> Grid.column(table, -1));
            case RIGHT -> draft.changeOpen(table -> Grid.column(table, 1));
            case SORT ->
                draft.changeOpen(table -> Grid.sorted(table, table.position().column(), height));
            case PAUSE ->
                draft.changeOpen(table -> Grid.paused(table, !table.events().isPaused(), height));
            case CLEAR ->
                draft.changeOpen(table -> Grid.carried(table, table.events().cleared(), height));
            case OTHER_PANE -> draft.focus = Pane.LIST;
            case FILTER -> draft.push(new Overlay.Typing(Prompt.of(Prompt.Kind.FILTER_ROWS, filter(draft))));
            case HISTORY -> draft.push(new Overlay.History(0, 0));
            case SHOW_RECORD -> Windows.showRecord(draft);
            case BACK -> back(draft);
            default -> {}
        }
    }

    private static String filter(Draft draft) {
        return draft.openTable().map(TableState::filter).orElse("");
    }

    private static void back(Draft draft) {
        if (filter(draft).isEmpty()) draft.focus = Pane.LIST;
        else draft.changeOpen(table -> Grid.filtered(draft, table, ""));
    }

    private static void confirm(Draft draft, Action action) {
        draft.pop();
        if (action != Action.YES) return;
        draft.unlocked = true;
        draft.tell("Calls to " + draft.target.server() + " are allowed until you leave or type :lock.");
    }
}
