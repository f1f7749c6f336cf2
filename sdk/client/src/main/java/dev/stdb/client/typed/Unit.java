package dev.stdb.client.typed;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/** The value of the product without elements: what a procedure without a result returns. It takes no bytes. */
public enum Unit {
    UNIT;

    public static final Codec<Unit> CODEC = new Codec<>() {
        @Override
        public void write(Unit value, BsatnWriter out) {
            // no bytes
        }

        @Override
        public Unit read(BsatnReader in) {
            return UNIT;
        }
    };
}
