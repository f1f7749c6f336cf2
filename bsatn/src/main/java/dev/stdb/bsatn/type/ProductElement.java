package dev.stdb.bsatn.type;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import org.jspecify.annotations.Nullable;

/** One part of a product: a column, an argument, a field; null where the definition gives no name. */
public record ProductElement(@Nullable String name, AlgebraicType type) {
    public static final Codec<ProductElement> CODEC = new Codec<>() {
        @Override
        public void write(ProductElement value, BsatnWriter out) {
            out.option(value.name, AlgebraicTypeCodec.NAME);
            AlgebraicType.CODEC.write(value.type, out);
        }

        @Override
        public ProductElement read(BsatnReader in) {
            String name = in.option(AlgebraicTypeCodec.NAME);
            return new ProductElement(name, AlgebraicType.CODEC.read(in));
        }
    };
}
