package dev.stdb.bsatn.type;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import org.jspecify.annotations.Nullable;

/** One way a sum can be, with what it carries; null where the definition gives no name. */
public record SumVariant(@Nullable String name, AlgebraicType type) {
    public static final Codec<SumVariant> CODEC = new Codec<>() {
        @Override
        public void write(SumVariant value, BsatnWriter out) {
            out.option(value.name, AlgebraicTypeCodec.NAME);
            AlgebraicType.CODEC.write(value.type, out);
        }

        @Override
        public SumVariant read(BsatnReader in) {
            String name = in.option(AlgebraicTypeCodec.NAME);
            return new SumVariant(name, AlgebraicType.CODEC.read(in));
        }
    };
}
