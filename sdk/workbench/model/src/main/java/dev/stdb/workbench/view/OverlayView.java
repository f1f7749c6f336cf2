package dev.stdb.workbench.view;

import dev.stdb.workbench.Model;
import dev.stdb.workbench.Overlay;
import java.util.List;
import java.util.Optional;

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

    /** The uppermost window; none while only a line is typed at the bottom. */
    static Optional<OverlayView> of(Model model) {
        return model.overlay().flatMap(overlay -> Optional.ofNullable(of(model, overlay)));
    }

    private static @org.jspecify.annotations.Nullable OverlayView of(Model model, Overlay overlay) {
        return switch (overlay) {
            case Overlay.Help help ->
                new Text("Keys and commands", HelpText.lines(model, help.under()), help.top(), -1, false);
            case Overlay.RowRecord record -> RecordText.row(model, record);
            case Overlay.EventRecord record -> RecordText.event(model, record);
            case Overlay.Calling(var form, var note) -> new OfForm(FormView.of(model, form, note));
            case Overlay.Result result -> CallText.result(model, result);
            case Overlay.History history -> CallText.history(model, history);
            case Overlay.ConfirmUnlock confirm -> CallText.confirm(model);
            case Overlay.Typing typing -> null;
        };
    }

    /** The greatest first line that makes sense for the uppermost window: its last lines are in view. */
    static int lastTop(Model model) {
        return of(model).orElse(null) instanceof Text text
                ? Math.max(0, text.lines().size() - model.viewport().overlayLines())
                : 0;
    }
}
