package dev.stdb.workbench;

import java.util.List;

/** What an update leads to: the new state, and work to be done in this order. */
public record Next(Model model, List<Effect> effects) {
    public Next {
        effects = List.copyOf(effects);
    }
}
