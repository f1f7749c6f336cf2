package dev.stdb.workbench;

/**
 * The list on the left.
 *
 * @param selected index into the entries shown
 * @param top first line shown
 * @param filter text that names shown must contain, or empty
 */
public record ListState(int selected, int top, String filter) {
    static final ListState START = new ListState(0, 0, "");
}
