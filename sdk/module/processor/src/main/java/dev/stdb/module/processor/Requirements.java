package dev.stdb.module.processor;

import dev.stdb.schema.raw.RawModuleDefV10;
import dev.stdb.schema.raw.RawModuleDefV10.Submodule;
import dev.stdb.schema.raw.RawSection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a module is younger than SpacetimeDB 2.0, and the first server that knows it: an older one refuses the whole definition.
 * What mounted modules have counts too, and is told with their namespace.
 */
public final class Requirements {
    private record Requirement(String server, String why) {}

    private Requirements() {}

    /** A note for each such part, to be told when the module is built. */
    static List<String> of(RawModuleDefV10 definition, boolean asksSender) {
        List<String> notes = new ArrayList<>();
        if (asksSender) {
            notes.add("this module needs SpacetimeDB 2.14.0 or newer: it has HTTP handlers that ask for the sender");
        }
        add(notes, "it ", "", definition);
        return notes;
    }

    /** The first servers that know the parts of a definition which 2.0 does not know, such as {@code 2.4.1}; empty if there are none. */
    public static List<String> servers(RawModuleDefV10 definition) {
        List<String> servers = new ArrayList<>();
        for (RawSection section : definition.sections()) {
            Requirement requirement = of(section);
            if (requirement != null) {
                servers.add(requirement.server());
            }
            if (section instanceof RawSection.Submodules(var mounted)) {
                mounted.forEach(each -> servers.addAll(servers(each.module())));
            }
        }
        return servers;
    }

    private static void add(List<String> notes, String who, String namespace, RawModuleDefV10 definition) {
        for (RawSection section : definition.sections()) {
            Requirement requirement = of(section);
            if (requirement != null) {
                notes.add("this module needs SpacetimeDB " + requirement.server() + " or newer: " + who
                        + requirement.why());
            }
        }
        for (RawSection section : definition.sections()) {
            if (section instanceof RawSection.Submodules(var mounted)) {
                for (Submodule each : mounted) {
                    String name = namespace + each.namespace();
                    add(notes, "its submodule " + name + " ", name + ".", each.module());
                }
            }
        }
    }

    private static @Nullable Requirement of(RawSection section) {
        return switch (section) {
            case RawSection.HttpHandlers(var them)
            when !them.isEmpty() -> new Requirement("2.4.0", "has HTTP handlers");
            case RawSection.ViewPrimaryKeys(var them)
            when !them.isEmpty() -> new Requirement("2.4.1", "has views with primary keys");
            case RawSection.Submodules(var them) when !them.isEmpty() -> new Requirement("2.8.0", "mounts submodules");
            case RawSection.Environment environment -> new Requirement("2.11.0", "declares environment variables");
            case RawSection.Views(var them)
            when them.stream().anyMatch(view -> !view.params().elements().isEmpty()) ->
                new Requirement("2.13.0", "has views with parameters");
            case RawSection.Outboxes outboxes -> new Requirement("2.14.0", "has outboxes");
            default -> null;
        };
    }
}
