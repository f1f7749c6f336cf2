package dev.stdb.workbench.form;

import java.util.List;

/**
 * One line of a form: a field, or the button below them.
 *
 * @param path from the arguments down: argument, then element, payload (0) or item
 * @param label the argument's or element's name, or the item's number
 * @param field what is typed there; for the button the whole
 */
public record FormLine(List<Integer> path, String label, Field field) {
    public FormLine {
        path = List.copyOf(path);
    }

    /** How far it is indented. */
    public int depth() {
        return Math.max(0, path.size() - 1);
    }

    /** Whether this is the line that calls. */
    public boolean isButton() {
        return path.isEmpty();
    }
}
