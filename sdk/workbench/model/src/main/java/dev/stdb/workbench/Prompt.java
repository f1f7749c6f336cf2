package dev.stdb.workbench;

import dev.stdb.workbench.form.LineEdit;

/**
 * A line being typed at the bottom.
 *
 * @param recalled how far back in the commands typed before; 0 for the one being typed
 * @param completions what Tab could make of it, one line; empty for none
 */
public record Prompt(Kind kind, LineEdit edit, int recalled, String completions) {
    /** What the line is for. */
    public enum Kind {
        COMMAND,
        FILTER_ROWS,
        FILTER_LIST
    }

    static Prompt of(Kind kind, String text) {
        return new Prompt(kind, LineEdit.of(text), 0, "");
    }

    Prompt with(LineEdit changed) {
        return new Prompt(kind, changed, recalled, "");
    }
}
