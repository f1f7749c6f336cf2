package dev.stdb.schema.raw;

/**
 * Resolves a definition: converts its names, fills in what the server generates, follows its references, and checks
 * everything that the server checks, in its stages (see spec: module definitions, table rules).
 */
public final class Lift {
    private Lift() {}

    /** What the server would make of this definition when it is published. */
    public static Lifted lift(RawModuleDef def) {
        throw new UnsupportedOperationException();
    }

    /**
     * The schema behind a server's {@code /schema} answer, whose names are canonical already. Unlike a definition to
     * publish it is trusted: names are not judged, and references may use canonical or source names.
     */
    public static Lifted served(RawModuleDef answer) {
        throw new UnsupportedOperationException();
    }
}
