package dev.stdb.bsatn.value;

import static dev.stdb.bsatn.type.AlgebraicType.array;
import static dev.stdb.bsatn.type.AlgebraicType.option;
import static dev.stdb.bsatn.type.AlgebraicType.product;
import static dev.stdb.bsatn.type.AlgebraicType.unit;

import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import java.util.ArrayList;
import java.util.List;

/**
 * The type whose values are types, so that types take the same ways to text and back as all other values. Definitions made of types (a module's) put
 * {@link #TYPESPACE} first in theirs and refer to entry 0.
 */
public final class TypeOfTypes {
    /** Of any {@link AlgebraicType}, in {@link #TYPESPACE}. */
    public static final AlgebraicType TYPE = new Ref(0);

    /** Entry 0 is the type of types, 1 is a sum's list of variants, 2 a product's list of elements. */
    public static final Typespace TYPESPACE = new Typespace(List.of(types(), named("variants"), named("elements")));

    private static final Codec<AlgebraicValue> CODEC = new ValueCodec(TYPESPACE, TYPE);

    private TypeOfTypes() {}

    /** {@code type} as a value of {@link #TYPE}. */
    public static AlgebraicValue toValue(AlgebraicType type) {
        return CODEC.decode(AlgebraicType.CODEC.encode(type));
    }

    /** The type that a value of {@link #TYPE} is; an {@link IllegalArgumentException} when it is none. */
    public static AlgebraicType toType(AlgebraicValue value) {
        return AlgebraicType.CODEC.decode(CODEC.encode(value));
    }

    private static SumType types() {
        List<SumVariant> variants = new ArrayList<>();
        variants.add(new SumVariant("Ref", Primitive.U32));
        variants.add(new SumVariant("Sum", new Ref(1)));
        variants.add(new SumVariant("Product", new Ref(2)));
        variants.add(new SumVariant("Array", TYPE));
        for (Primitive primitive : Primitive.values()) {
            variants.add(new SumVariant(primitive.typeName(), unit()));
        }
        return new SumType(variants);
    }

    private static AlgebraicType named(String parts) {
        var part = product(
                new ProductElement("name", option(Primitive.STRING)), new ProductElement("algebraic_type", TYPE));
        return product(new ProductElement(parts, array(part)));
    }
}
