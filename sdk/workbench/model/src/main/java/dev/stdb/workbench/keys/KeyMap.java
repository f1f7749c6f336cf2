package dev.stdb.workbench.keys;

import dev.stdb.workbench.keys.Key.Code;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each key does in each context: the only such list; hints, help and the update all read it. */
public final class KeyMap {
    private static final Key UP = Key.of(Code.UP);
    private static final Key DOWN = Key.of(Code.DOWN);
    private static final Key LEFT = Key.of(Code.LEFT);
    private static final Key RIGHT = Key.of(Code.RIGHT);
    private static final Key ENTER = Key.of(Code.ENTER);
    private static final Key ESCAPE = Key.of(Code.ESCAPE);
    private static final Key TAB = Key.of(Code.TAB);
    private static final Key SHIFT_TAB = TAB.withShift();
    private static final Key PAGE_UP = Key.of(Code.PAGE_UP);
    private static final Key PAGE_DOWN = Key.of(Code.PAGE_DOWN);
    private static final Key HOME = Key.of(Code.HOME);
    private static final Key END = Key.of(Code.END);

    private static final Map<Context, List<Binding>> BINDINGS = all();

    private KeyMap() {}

    /** What the keys do in a context, in the order hints and help show them. */
    public static List<Binding> bindings(Context context) {
        return BINDINGS.getOrDefault(context, List.of());
    }

    /** What this key does in a context; empty when nothing, or when it just types. */
    public static Optional<Action> action(Context context, Key key) {
        return bindings(context).stream()
                .filter(binding -> binding.keys().contains(key))
                .map(Binding::action)
                .findFirst();
    }

    private static Map<Context, List<Binding>> all() {
        var map = new EnumMap<Context, List<Binding>>(Context.class);
        map.put(Context.SIDEBAR, sidebar());
        map.put(Context.GRID, grid());
        map.put(Context.STREAM, stream());
        map.put(Context.RECORD, record());
        map.put(Context.FORM, form());
        map.put(Context.RESULT, result());
        map.put(Context.HISTORY, history());
        map.put(Context.HELP, help());
        map.put(Context.PROMPT, prompt());
        map.put(Context.CONFIRM, confirm());
        map.put(Context.TROUBLE, trouble());
        return map;
    }

    private static List<Binding> sidebar() {
        return List.of(
                hint(Action.OPEN, ENTER, RIGHT, letter('l')),
                hint(Action.OTHER_PANE, TAB, SHIFT_TAB),
                hint(Action.FILTER, letter('/')),
                hint(Action.HISTORY, letter('h')),
                hint(Action.COMMAND, letter(':')),
                hint(Action.HELP, letter('?'), Key.of(Code.F1)),
                hint(Action.QUIT, letter('q'), Key.ctrl('c')),
                more(Action.RECONNECT, letter('r'), Key.of(Code.F5)),
                more(Action.BACK, ESCAPE),
                more(Action.UP, UP, letter('k')),
                more(Action.DOWN, DOWN, letter('j')),
                more(Action.PAGE_UP, PAGE_UP),
                more(Action.PAGE_DOWN, PAGE_DOWN),
                more(Action.FIRST, HOME, letter('g')),
                more(Action.LAST, END, letter('G')));
    }

    private static List<Binding> grid() {
        return List.of(
                hint(Action.SHOW_RECORD, ENTER),
                hint(Action.SORT, letter('s')),
                hint(Action.FILTER, letter('/')),
                hint(Action.OTHER_PANE, TAB, SHIFT_TAB),
                hint(Action.HISTORY, letter('h')),
                hint(Action.COMMAND, letter(':')),
                hint(Action.HELP, letter('?'), Key.of(Code.F1)),
                hint(Action.QUIT, letter('q'), Key.ctrl('c')),
                more(Action.RECONNECT, letter('r'), Key.of(Code.F5)),
                more(Action.BACK, ESCAPE),
                more(Action.UP, UP, letter('k')),
                more(Action.DOWN, DOWN, letter('j')),
                more(Action.LEFT, LEFT),
                more(Action.RIGHT, RIGHT, letter('l')),
                more(Action.PAGE_UP, PAGE_UP),
                more(Action.PAGE_DOWN, PAGE_DOWN),
                more(Action.FIRST, HOME, letter('g')),
                more(Action.LAST, END, letter('G')));
    }

    private static List<Binding> stream() {
        return List.of(
                hint(Action.PAUSE, letter(' '), letter('p')),
                hint(Action.CLEAR, letter('x')),
                hint(Action.SHOW_RECORD, ENTER),
                hint(Action.FILTER, letter('/')),
                hint(Action.OTHER_PANE, TAB, SHIFT_TAB),
                more(Action.COMMAND, letter(':')),
                hint(Action.HELP, letter('?'), Key.of(Code.F1)),
                hint(Action.QUIT, letter('q'), Key.ctrl('c')),
                more(Action.HISTORY, letter('h')),
                more(Action.RECONNECT, letter('r'), Key.of(Code.F5)),
                more(Action.BACK, ESCAPE),
                more(Action.UP, UP, letter('k')),
                more(Action.DOWN, DOWN, letter('j')),
                more(Action.LEFT, LEFT),
                more(Action.RIGHT, RIGHT, letter('l')),
                more(Action.PAGE_UP, PAGE_UP),
                more(Action.PAGE_DOWN, PAGE_DOWN),
                more(Action.FIRST, HOME, letter('g')),
                more(Action.LAST, END, letter('G')));
    }

    private static List<Binding> record() {
        return List.of(
                hint(Action.BACK, ESCAPE, ENTER, letter('q')),
                hint(Action.UP, UP, letter('k')),
                hint(Action.DOWN, DOWN, letter('j')),
                more(Action.PAGE_UP, PAGE_UP),
                more(Action.PAGE_DOWN, PAGE_DOWN),
                more(Action.FIRST, HOME, letter('g')),
                more(Action.LAST, END, letter('G')),
                hint(Action.HELP, letter('?'), Key.of(Code.F1)),
                more(Action.QUIT, Key.ctrl('c')));
    }

    private static List<Binding> form() {
        return List.of(
                hint(Action.ACCEPT, ENTER),
                hint(Action.SEND, Key.ctrl('s')),
                hint(Action.BACK, ESCAPE),
                hint(Action.ADD_ITEM, Key.ctrl('n')),
                hint(Action.REMOVE_ITEM, Key.ctrl('d')),
                hint(Action.NEXT_FIELD, TAB, DOWN),
                more(Action.PREVIOUS_FIELD, SHIFT_TAB, UP),
                more(Action.HELP, Key.of(Code.F1)),
                more(Action.QUIT, Key.ctrl('c')));
    }

    private static List<Binding> result() {
        return List.of(
                hint(Action.BACK, ESCAPE, ENTER, letter('q')),
                hint(Action.CALL_AGAIN, letter('c')),
                hint(Action.HISTORY, letter('h')),
                hint(Action.UP, UP, letter('k')),
                hint(Action.DOWN, DOWN, letter('j')),
                more(Action.PAGE_UP, PAGE_UP),
                more(Action.PAGE_DOWN, PAGE_DOWN),
                more(Action.QUIT, Key.ctrl('c')));
    }

    private static List<Binding> history() {
        return List.of(
                hint(Action.OPEN, ENTER),
                hint(Action.CALL_AGAIN, letter('c')),
                hint(Action.BACK, ESCAPE, letter('h'), letter('q')),
                hint(Action.UP, UP, letter('k')),
                hint(Action.DOWN, DOWN, letter('j')),
                more(Action.PAGE_UP, PAGE_UP),
                more(Action.PAGE_DOWN, PAGE_DOWN),
                more(Action.FIRST, HOME, letter('g')),
                more(Action.LAST, END, letter('G')),
                more(Action.QUIT, Key.ctrl('c')));
    }

    private static List<Binding> help() {
        return List.of(
                hint(Action.BACK, ESCAPE, letter('?'), letter('q'), ENTER),
                hint(Action.UP, UP, letter('k')),
                hint(Action.DOWN, DOWN, letter('j')),
                hint(Action.PAGE_UP, PAGE_UP),
                hint(Action.PAGE_DOWN, PAGE_DOWN, letter(' ')),
                more(Action.FIRST, HOME, letter('g')),
                more(Action.LAST, END, letter('G')),
                more(Action.QUIT, Key.ctrl('c')));
    }

    private static List<Binding> prompt() {
        return List.of(
                hint(Action.SUBMIT, ENTER),
                hint(Action.COMPLETE, TAB),
                hint(Action.PREVIOUS_LINE, UP),
                hint(Action.NEXT_LINE, DOWN),
                hint(Action.BACK, ESCAPE),
                more(Action.QUIT, Key.ctrl('c')));
    }

    private static List<Binding> confirm() {
        return List.of(
                hint(Action.YES, letter('y')), hint(Action.NO, letter('n'), ESCAPE), more(Action.QUIT, Key.ctrl('c')));
    }

    private static List<Binding> trouble() {
        return List.of(
                hint(Action.RECONNECT, letter('r'), ENTER, Key.of(Code.F5)),
                hint(Action.COMMAND, letter(':')),
                hint(Action.HELP, letter('?'), Key.of(Code.F1)),
                hint(Action.QUIT, letter('q'), Key.ctrl('c')));
    }

    private static Key letter(char letter) {
        return Key.typed(letter);
    }

    private static Binding hint(Action action, Key... keys) {
        return new Binding(action, List.of(keys), true);
    }

    private static Binding more(Action action, Key... keys) {
        return new Binding(action, List.of(keys), false);
    }
}
