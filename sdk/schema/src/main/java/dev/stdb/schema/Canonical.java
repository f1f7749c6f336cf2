package dev.stdb.schema;

import dev.stdb.schema.raw.RawModuleDefV10;
import dev.stdb.schema.raw.RawModuleDefV9;

/** The definitions that a server answers for {@code /schema}, made from a resolved schema. */
public final class Canonical {
    private Canonical() {}

    /** The answer for {@code version=10} of a 2.8 server. */
    public static RawModuleDefV10 v10(ModuleSchema schema) {
        throw new UnsupportedOperationException();
    }

    /** The answer for {@code version=9}: without submodules, HTTP parts and the event flag. */
    public static RawModuleDefV9 v9(ModuleSchema schema) {
        throw new UnsupportedOperationException();
    }
}
