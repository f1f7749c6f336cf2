package dev.stdb.module;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/**
 * The type with one value: SpacetimeDB's unit, which takes no bytes.
 *
 * <pre>{@code
 * return Result.ok(Unit.UNIT);
 * }</pre>
 */
public record Unit() {
    /** The value. */
    public static final Unit UNIT = new Unit();

    /** No bytes. */
    public static final Codec<Unit> CODEC = new Codec<>() {
        @Override
        public void write(Unit value, BsatnWriter out) {
            // there is nothing to tell
        }

        @Override
        public Unit read(BsatnReader in) {
            return UNIT;
        }
    };
}
