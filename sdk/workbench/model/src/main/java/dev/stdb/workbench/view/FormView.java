package dev.stdb.workbench.view;

import java.util.List;

/**
 * A reducer's form.
 *
 * @param lines all of them, the button last
 * @param top the first one in view
 * @param note why it was not sent, or empty
 */
public record FormView(String title, List<Line> lines, int top, String note) {
    /** How a line is edited. */
    public enum Kind {
        TEXT,
        CHOICE,
        GROUP,
        BUTTON
    }

    /**
     * One line.
     *
     * @param text as typed, or the button's words
     * @param caret cell of the caret in {@code text}, for {@link Kind#TEXT}
     * @param choices the alternatives of {@link Kind#CHOICE}
     * @param chosen index of the one chosen
     * @param problem what is wrong, or empty
     * @param hint what may be typed, shown while it is empty
     */
    public record Line(
            Kind kind,
            int depth,
            String label,
            String type,
            String text,
            int caret,
            List<String> choices,
            int chosen,
            String problem,
            String hint,
            boolean focused) {
        public Line {
            choices = List.copyOf(choices);
        }
    }

    public FormView {
        lines = List.copyOf(lines);
    }
}
