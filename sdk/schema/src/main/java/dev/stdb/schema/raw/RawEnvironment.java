package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.schema.EnvironmentVariable;
import dev.stdb.schema.EnvironmentVariable.Constraint;

/** The wire form of a declared environment variable. */
final class RawEnvironment {
    private RawEnvironment() {}

    static final Codec<EnvironmentVariable> CODEC = new Codec<>() {
        @Override
        public void write(EnvironmentVariable value, BsatnWriter out) {
            CONSTRAINT.write(value.constraint(), out.str(value.name()));
            out.bool(value.optional());
        }

        @Override
        public EnvironmentVariable read(BsatnReader in) {
            return new EnvironmentVariable(in.str(), CONSTRAINT.read(in), in.bool());
        }
    };

    private static final Codec<Constraint> CONSTRAINT = new Codec<>() {
        @Override
        public void write(Constraint value, BsatnWriter out) {
            switch (value) {
                case Constraint.AnyText() -> out.u8(0);
                case Constraint.Literal(var text) -> out.u8(1).str(text);
                case Constraint.OneOf(var texts) -> out.u8(2).array(texts, Raw.STR);
            }
        }

        @Override
        public Constraint read(BsatnReader in) {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new Constraint.AnyText();
                case 1 -> new Constraint.Literal(in.str());
                case 2 -> new Constraint.OneOf(in.array(Raw.STR));
                default -> throw in.unknownTag("EnvVarType", tag);
            };
        }
    };
}
