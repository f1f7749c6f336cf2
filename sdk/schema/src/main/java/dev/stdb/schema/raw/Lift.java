package dev.stdb.schema.raw;

import dev.stdb.schema.ModuleSchema;
import java.util.List;

/**
 * Resolves a definition: converts its names, fills in what the server generates, follows its references, and checks
 * everything that the server checks, in the server's stages: a mistake hides those that may only follow from it.
 *
 * <pre>{@code
 * switch (Lift.lift(def)) {
 *     case Lifted.Ok(ModuleSchema schema) -> publish(schema);
 *     case Lifted.Invalid(var errors) -> errors.forEach(error -> System.err.println(error.text()));
 * }
 * }</pre>
 */
public final class Lift {
    private Lift() {}

    /**
     * What the server would make of this definition when it is published. One that would end the server's process is
     * refused with {@link SchemaError.CrashesServer}.
     */
    public static Lifted lift(RawModuleDef def) {
        Lifted lifted = validate(def);
        if (!(lifted instanceof Lifted.Ok(ModuleSchema schema))) return lifted;
        List<SchemaError> crashes = CrashRules.check(schema);
        return crashes.isEmpty() ? lifted : new Lifted.Invalid(crashes);
    }

    /**
     * What the server's validation makes of this definition, which lets some pass that end the server later: for
     * showing what somebody else built, never for publishing.
     */
    public static Lifted validate(RawModuleDef def) {
        return lift(def, false);
    }

    /**
     * The schema behind a server's {@code /schema} answer, whose names are canonical already. Unlike a definition to
     * publish it is trusted: names are not judged, and references may use canonical or source names. An answer of
     * version 9 lacks source names, event flags, visibility and submodules; one of version 10 lacks the source names of
     * columns and explicit names of indexes.
     */
    public static Lifted served(RawModuleDef answer) {
        return lift(answer, true);
    }

    private static Lifted lift(RawModuleDef def, boolean trusted) {
        return switch (def) {
            case RawModuleDef.V8BackCompat(var v8) -> {
                var upgraded = UpgradeV8.upgrade(v8);
                yield LiftV9.lift(upgraded.def(), trusted, upgraded.errors());
            }
            case RawModuleDef.V9(var v9) -> LiftV9.lift(v9, trusted, List.of());
            case RawModuleDef.V10(var v10) -> LiftV10.lift(trusted ? Served.toDefinition(v10) : v10, trusted);
        };
    }
}
