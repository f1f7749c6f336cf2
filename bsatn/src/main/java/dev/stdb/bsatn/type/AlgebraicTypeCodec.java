package dev.stdb.bsatn.type;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/** Counts nesting as the {@code dev.stdb.bsatn.value.TypeOfTypes} does, so that a type that was read can be printed too. */
final class AlgebraicTypeCodec implements Codec<AlgebraicType> {
    static final Codec<String> NAME = new Codec<>() {
        @Override
        public void write(String value, BsatnWriter out) {
            out.str(value);
        }

        @Override
        public String read(BsatnReader in) {
            return in.str();
        }
    };

    private static final Primitive[] PRIMITIVES = Primitive.values();

    @Override
    public void write(AlgebraicType type, BsatnWriter out) {
        switch (type) {
            case Ref(int index) -> out.u8(0).i32(index);
            case SumType(var variants) -> out.u8(1).array(variants, SumVariant.CODEC);
            case ProductType(var elements) -> out.u8(2).array(elements, ProductElement.CODEC);
            case ArrayType(var element) -> write(element, out.u8(3));
            case Primitive primitive -> out.u8(primitive.tag());
        }
    }

    @Override
    public AlgebraicType read(BsatnReader in) {
        in.enter("type");
        int tag = in.u8();
        AlgebraicType type = switch (tag) {
            case 0 -> new Ref(in.i32());
            case 1 -> new SumType(parts(in, SumVariant.CODEC));
            case 2 -> new ProductType(parts(in, ProductElement.CODEC));
            case 3 -> new ArrayType(read(in));
            default -> primitive(in, tag);
        };
        in.leave();
        return type;
    }

    /** Three levels deeper, as in the type of types: the product that holds the array, the array, and each part. */
    private static <T> List<T> parts(BsatnReader in, Codec<T> codec) {
        in.enter("type");
        in.enter("type");
        in.enter("type");
        List<T> parts = in.array(codec);
        in.leave();
        in.leave();
        in.leave();
        return parts;
    }

    private static Primitive primitive(BsatnReader in, int tag) {
        int index = tag - Primitive.FIRST_TAG;
        if (index < 0 || index >= PRIMITIVES.length) {
            throw in.unknownTag("AlgebraicType", tag);
        }
        return PRIMITIVES[index];
    }
}
