package dev.stdb.bsatn.type;

import dev.stdb.bsatn.Codec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A SpacetimeDB type as data, as module definitions carry it. A {@link Ref} means an entry of a {@link Typespace}; all else is written out in place.
 * Special types such as {@code Identity} are products and sums of a particular shape, see {@link SpecialTypes}.
 *
 * <pre>{@code
 * AlgebraicType row = AlgebraicType.product(new ProductElement("id", Primitive.U32), new ProductElement("name", Primitive.STRING));
 * byte[] bytes = AlgebraicType.CODEC.encode(row);
 * }</pre>
 */
public sealed interface AlgebraicType permits Ref, SumType, ProductType, ArrayType, Primitive {
    /** The type's own binary form: tag 0 Ref, 1 Sum, 2 Product, 3 Array, 4 String … 19 F64. */
    Codec<AlgebraicType> CODEC = new AlgebraicTypeCodec();

    static ArrayType array(AlgebraicType element) {
        return new ArrayType(element);
    }

    /** Bytes: an array of U8. */
    static ArrayType bytes() {
        return new ArrayType(Primitive.U8);
    }

    static ProductType product(ProductElement... elements) {
        return new ProductType(Arrays.asList(elements));
    }

    static SumType sum(SumVariant... variants) {
        return new SumType(Arrays.asList(variants));
    }

    /** A sum whose variants carry nothing. */
    static SumType simpleEnum(String... names) {
        List<SumVariant> variants = new ArrayList<>();
        for (String name : names) {
            variants.add(new SumVariant(name, unit()));
        }
        return new SumType(variants);
    }

    /** The product without elements. */
    static ProductType unit() {
        return new ProductType(List.of());
    }

    /** {@code some} of a value, or {@code none}. */
    static SumType option(AlgebraicType some) {
        return sum(new SumVariant("some", some), new SumVariant("none", unit()));
    }

    static SumType result(AlgebraicType ok, AlgebraicType err) {
        return sum(new SumVariant("ok", ok), new SumVariant("err", err));
    }

    static ProductType identity() {
        return product(new ProductElement(SpecialTypes.IDENTITY_TAG, Primitive.U256));
    }

    static ProductType connectionId() {
        return product(new ProductElement(SpecialTypes.CONNECTION_ID_TAG, Primitive.U128));
    }

    static ProductType timestamp() {
        return product(new ProductElement(SpecialTypes.TIMESTAMP_TAG, Primitive.I64));
    }

    static ProductType timeDuration() {
        return product(new ProductElement(SpecialTypes.TIME_DURATION_TAG, Primitive.I64));
    }

    static ProductType uuid() {
        return product(new ProductElement(SpecialTypes.UUID_TAG, Primitive.U128));
    }

    static SumType scheduleAt() {
        return sum(new SumVariant("Interval", timeDuration()), new SumVariant("Time", timestamp()));
    }
}
