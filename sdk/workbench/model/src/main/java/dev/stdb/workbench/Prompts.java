package dev.stdb.workbench;

import dev.stdb.workbench.form.LineEdit;
import dev.stdb.workbench.keys.Action;
import java.util.List;

/** The line at the bottom: commands with completion and recall, filters that work while they are typed. */
final class Prompts {
    private Prompts() {}

    static void act(Draft draft, Action action) {
        if (!(draft.overlays.getLast() instanceof Overlay.Typing(Prompt prompt))) return;
        switch (action) {
            case BACK -> cancel(draft, prompt);
            case SUBMIT -> submit(draft, prompt);
            case COMPLETE -> complete(draft, prompt);
            case PREVIOUS_LINE -> recall(draft, prompt, prompt.recalled() + 1);
            case NEXT_LINE -> recall(draft, prompt, prompt.recalled() - 1);
            default -> {}
        }
    }

    /** The line has changed; a filter takes effect at once. */
    static void edited(Draft draft, Prompt prompt) {
        draft.swap(new Overlay.Typing(prompt));
        switch (prompt.kind()) {
            case FILTER_ROWS ->
                draft.changeOpen(
                        table -> Grid.filtered(draft, table, prompt.edit().text()));
            case FILTER_LIST -> Sidebar.filter(draft, prompt.edit().text());
            case COMMAND -> {}
        }
    }

    private static void cancel(Draft draft, Prompt prompt) {
        if (prompt.kind() != Prompt.Kind.COMMAND) edited(draft, prompt.with(LineEdit.EMPTY));
        draft.pop();
    }

    private static void submit(Draft draft, Prompt prompt) {
        draft.pop();
        String line = prompt.edit().text().strip();
        if (prompt.kind() != Prompt.Kind.COMMAND || line.isEmpty()) return;
        draft.rememberCommand(line);
        Commands.run(draft, line);
    }

    private static void complete(Draft draft, Prompt prompt) {
        if (prompt.kind() != Prompt.Kind.COMMAND) return;
        String typed = prompt.edit().text();
        List<String> choices = Commands.completions(draft, typed);
        if (choices.isEmpty()) return;
        String common = choices.stream().reduce(Prompts::commonStart).orElse("");
        int from = typed.lastIndexOf(' ') + 1;
        String completed = typed.substring(0, from) + common + (choices.size() == 1 ? " " : "");
        String shown = choices.size() == 1 ? "" : String.join("  ", choices);
        draft.swap(new Overlay.Typing(new Prompt(prompt.kind(), LineEdit.of(completed), prompt.recalled(), shown)));
    }

    private static String commonStart(String a, String b) {
        int end = 0;
        while (end < a.length() && end < b.length() && a.charAt(end) == b.charAt(end)) end++;
        return a.substring(0, end);
    }

    private static void recall(Draft draft, Prompt prompt, int back) {
        if (prompt.kind() != Prompt.Kind.COMMAND || back < 0 || back > draft.commands.size()) return;
        String line = back == 0 ? "" : draft.commands.get(draft.commands.size() - back);
        draft.swap(new Overlay.Typing(new Prompt(prompt.kind(), LineEdit.of(line), back, "")));
    }
}
