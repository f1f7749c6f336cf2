package dev.stdb.workbench.view;

import java.util.Optional;

/** Everything to draw. */
public record ScreenView(
        ListView list, GridView grid, StatusView status, HintsView hints, Optional<OverlayView> overlay) {}
