package dev.stdb.module.processor;

import java.util.ArrayList;
import java.util.List;

/**
 * What of a module is younger than SpacetimeDB 2.0, and the first server that knows it: an older one refuses the whole definition.
 */
final class Requirements {
    private Requirements() {}

    /** A note for each such part, to be told when the module is built. */
    static List<String> of(ModuleModel module) {
        List<String> notes = new ArrayList<>();
        add(notes, !module.handlers().isEmpty(), "2.4.0", "has HTTP handlers");
        add(
                notes,
                module.views().stream().anyMatch(view -> view.primaryKey() != null),
                "2.4.1",
                "has views with primary keys");
        add(notes, !module.mounts().isEmpty(), "2.8.0", "mounts submodules");
        add(notes, module.environment() != null, "2.11.0", "declares environment variables");
        add(
                notes,
                module.views().stream().anyMatch(view -> !view.parameters().isEmpty()),
                "2.13.0",
                "has views with parameters");
        add(notes, module.tables().stream().anyMatch(table -> table.outbox() != null), "2.14.0", "has outboxes");
        return notes;
    }

    private static void add(List<String> notes, boolean used, String server, String why) {
        if (used) {
            notes.add("this module needs SpacetimeDB " + server + " or newer: it " + why);
        }
    }
}
