package dev.stdb.workbench;

import dev.stdb.workbench.view.ScreenView;

/** Everything to draw, made from the model.
 *
 * <pre>{@code
 * ScreenView view = Screens.of(store.model());
 * }</pre>
 */
public final class Screens {
    private Screens() {}

    /** What this model looks like. */
    public static ScreenView of(Model model) {
        return new ScreenView(
                ListPane.of(model), GridPane.of(model), StatusBar.of(model), KeyHints.of(model), OverlayPane.of(model));
    }
}
