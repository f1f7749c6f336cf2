package dev.stdb.workbench.view;

import java.util.List;

/**
 * The list on the left: headings and entries.
 *
 * @param title of the pane
 * @param lines all of them
 * @param top the first one shown
 * @param focused whether keys go here
 * @param empty what to say when there are no lines
 */
public record ListView(String title, List<Line> lines, int top, boolean focused, String empty) {
    /** A line of the list. */
    public sealed interface Line {}

    /** The name of a section. */
    public record Heading(String text) implements Line {}

    /** An empty line between sections. */
    public record Gap() implements Line {}

    /**
     * A table, view, event table or reducer.
     *
     * @param index into the entries shown
     * @param marks a letter each: P private, S scheduled, L lifecycle
     * @param count how many rows or events, or empty
     * @param selected whether the cursor is here
     * @param open whether its rows are shown
     * @param pulse how strongly a change of its count shows, 0 to 3
     */
    public record Item(
            int index, String name, String marks, String count, Tone tone, boolean selected, boolean open, int pulse)
            implements Line {}

    public ListView {
        lines = List.copyOf(lines);
    }
}
