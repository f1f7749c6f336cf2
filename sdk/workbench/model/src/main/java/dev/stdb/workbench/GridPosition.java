package dev.stdb.workbench;

/**
 * Where the user is in a grid.
 *
 * @param top first line shown
 * @param line line of the cursor
 * @param column column of the cursor
 * @param left first column shown
 * @param follow whether a stream keeps its newest line in view
 */
public record GridPosition(int top, int line, int column, int left, boolean follow) {
    public static final GridPosition START = new GridPosition(0, 0, 0, 0, true);

    GridPosition withColumn(int to, int from) {
        return new GridPosition(top, line, to, from, follow);
    }

    GridPosition following(boolean newest) {
        return new GridPosition(top, line, column, left, newest);
    }

    /** With the cursor on a line that exists and in view. */
    GridPosition at(int wanted, int lines, int height) {
        int on = Math.clamp(wanted, 0, Math.max(0, lines - 1));
        int highest = Math.max(0, lines - height);
        int first = Math.min(Math.max(top, on - height + 1), on);
        return new GridPosition(Math.clamp(first, 0, highest), on, column, left, follow);
    }

    /** As {@link #at}, after lines came or went above: what is in view stays where it is. */
    GridPosition carried(int from, int to, int lines, int height) {
        return new GridPosition(Math.max(0, top + to - from), line, column, left, follow).at(to, lines, height);
    }
}
