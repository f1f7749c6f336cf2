package dev.stdb.workbench.view;

import java.util.List;

/** A window over the panes. */
public sealed interface OverlayView {
    /**
     * Text to read.
     *
     * @param lines all of them
     * @param top the first one in view
     * @param selected the line of the cursor, or -1
     * @param bad whether it tells of something that did not work
     */
    record Text(String title, List<TextLine> lines, int top, int selected, boolean bad) implements OverlayView {
        public Text {
            lines = List.copyOf(lines);
        }
    }

    /** A form to fill in. */
    record OfForm(FormView form) implements OverlayView {}
}
