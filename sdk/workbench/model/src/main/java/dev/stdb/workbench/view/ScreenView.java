package dev.stdb.workbench.view;

import dev.stdb.workbench.Model;
import java.util.Optional;

/** Everything to draw. */
public record ScreenView(
        ListView list, GridView grid, StatusView status, HintsView hints, Optional<OverlayView> overlay) {
    public static ScreenView of(Model model) {
        return new ScreenView(
                ListView.of(model),
                GridView.of(model),
                StatusView.of(model),
                HintsView.of(model),
                OverlayView.of(model));
    }
}
