package dev.stdb.workbench;

import dev.stdb.workbench.keys.Action;

/** What is under the mouse. */
public sealed interface Spot {
    /**
     * A line of the list.
     *
     * @param index into the lines shown, from the first of the whole list
     */
    record ListLine(int index) implements Spot {}

    /**
     * A cell of the grid.
     *
     * @param line its line,
     * @param column its column
     */
    record Cell(int line, int column) implements Spot {}

    /** The heading of a column. */
    record Heading(int column) implements Spot {}

    /** A pane, elsewhere. */
    record InPane(Pane pane) implements Spot {}

    /** A hint of a key. */
    record Hint(Action action) implements Spot {}

    /** A line of the form that is open. */
    record FormField(int line) implements Spot {}

    /** A line of the history. */
    record HistoryLine(int line) implements Spot {}

    /** The window over the panes, elsewhere. */
    record InOverlay() implements Spot {}
}
