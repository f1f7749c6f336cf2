package dev.stdb.workbench.keys;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Keys that do one thing in one context.
 *
 * @param action what they do
 * @param keys any of these; the first is the one to show where space is short
 * @param hinted whether the line of keys shows it
 */
public record Binding(Action action, List<Key> keys, boolean hinted) {
    public Binding {
        keys = List.copyOf(keys);
    }

    /** All keys, as help shows them. */
    public String labels() {
        return keys.stream().map(Key::label).collect(Collectors.joining(" "));
    }
}
