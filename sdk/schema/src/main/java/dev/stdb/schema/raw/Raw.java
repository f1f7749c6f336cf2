package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codecs of the small types that records of every version share. */
final class Raw {
    private Raw() {}

    static final Codec<String> STR = codec((value, out) -> out.str(value), BsatnReader::str);

    static final Codec<I128> I_128 = codec((value, out) -> out.i128(value), BsatnReader::i128);

    private static final Codec<Integer> U_16 = codec((value, out) -> out.u16(value), BsatnReader::u16);

    /** A type, field or column list: u16 positions. */
    static final Codec<List<Integer>> COLUMNS = listOf(U_16);

    /** Parameters: a product's elements without the tag that it has as an AlgebraicType. */
    static final Codec<ProductType> PRODUCT = codec(
            (value, out) -> out.array(value.elements(), ProductElement.CODEC),
            in -> new ProductType(in.array(ProductElement.CODEC)));

    static <T> Codec<List<T>> listOf(Codec<T> element) {
        return codec((values, out) -> out.array(values, element), in -> in.array(element));
    }

    static @Nullable String optStr(BsatnReader in) {
        return in.option(STR);
    }

    static @Nullable I128 optI128(BsatnReader in) {
        return in.option(I_128);
    }

    /** An enum without payloads whose ordinals are the wire tags. */
    @SuppressWarnings("EnumOrdinal") // their comments say so
    static <E extends Enum<E>> Codec<E> enumOf(Class<E> type) {
        E[] values = type.getEnumConstants();
        return codec((value, out) -> out.u8(value.ordinal()), in -> {
            int tag = in.u8();
            if (tag >= values.length) throw in.unknownTag(type.getSimpleName(), tag);
            return values[tag];
        });
    }

    interface Write<T> {
        void write(T value, BsatnWriter out);
    }

    interface Read<T> {
        T read(BsatnReader in);
    }

    static <T> Codec<T> codec(Write<T> write, Read<T> read) {
        return new Codec<>() {
            @Override
            public void write(T value, BsatnWriter out) {
                write.write(value, out);
            }

            @Override
            public T read(BsatnReader in) {
                return read.read(in);
            }
        };
    }
}
