package dev.stdb.workbench;

import dev.stdb.workbench.view.OverlayView;
import dev.stdb.workbench.view.OverlayView.OfForm;
import dev.stdb.workbench.view.OverlayView.Text;
import java.util.Optional;

/** The uppermost window over the panes. */
final class OverlayPane {
    private OverlayPane() {}

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
            case Overlay.Calling(var form, var note) -> new OfForm(FormPane.of(model, form, note));
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
