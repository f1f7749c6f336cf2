package dev.stdb.workbench.view;

import dev.stdb.workbench.keys.Action;
import java.util.List;

/** The keys of what has the focus, always visible; the face shows as many as fit, from the left. */
public record HintsView(List<Hint> hints) {
    /** One key and what it does. */
    public record Hint(String key, String word, Action action) {}

    public HintsView {
        hints = List.copyOf(hints);
    }
}
