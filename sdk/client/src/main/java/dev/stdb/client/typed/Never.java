package dev.stdb.client.typed;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/** The sum without variants: no value has this type. */
@SuppressWarnings("ImmutableEnumChecker") // there is no constant
public enum Never {
    ;

    public static final Codec<Never> CODEC = new Codec<>() {
        @Override
        public void write(Never value, BsatnWriter out) {
            throw new IllegalArgumentException("no value has this type");
        }

        @Override
        public Never read(BsatnReader in) {
            throw new BsatnException.Uninhabited(in.position());
        }
    };
}
