package dev.stdb.workbench.view;

import dev.stdb.workbench.Model;
import dev.stdb.workbench.keys.Action;
import dev.stdb.workbench.keys.Binding;
import dev.stdb.workbench.keys.KeyMap;
import java.util.List;

/** The keys of what has the focus, always visible; the face shows as many as fit, from the left. */
public record HintsView(List<Hint> hints) {
    /** One key and what it does. */
    public record Hint(String key, String word, Action action) {}

    public HintsView {
        hints = List.copyOf(hints);
    }

    public static HintsView of(Model model) {
        return new HintsView(KeyMap.bindings(model.context()).stream()
                .filter(Binding::hinted)
                .map(binding ->
                        new Hint(binding.keys().get(0).label(), binding.action().hint(), binding.action()))
                .toList());
    }
}
