package dev.stdb.workbench;

import dev.stdb.workbench.keys.Binding;
import dev.stdb.workbench.keys.KeyMap;
import dev.stdb.workbench.view.HintsView;
import dev.stdb.workbench.view.HintsView.Hint;

/** The keys of what has the focus, made from the key map. */
final class KeyHints {
    private KeyHints() {}

    static HintsView of(Model model) {
        return new HintsView(KeyMap.bindings(model.context()).stream()
                .filter(Binding::hinted)
                .map(binding ->
                        new Hint(binding.keys().get(0).label(), binding.action().hint(), binding.action()))
                .toList());
    }
}
