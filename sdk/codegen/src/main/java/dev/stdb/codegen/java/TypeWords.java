package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.SumType;

/** What documentation says of a type: where Java's own says less than the schema. */
final class TypeWords {
    private TypeWords() {}

    /** Such as {@code U8 (0 to 255)}, {@code option of String}, {@code array of Player}. */
    static String of(AlgebraicType type, JavaType java) {
        return switch (java) {
            case JavaType.ListOf(JavaType element)
            when type instanceof ArrayType(var of) -> "array of " + of(of, element);
            case JavaType.OptionalOf(JavaType some)
            when type instanceof SumType(var variants) ->
                "option of " + of(variants.getFirst().type(), some);
            case JavaType.ResultOf(JavaType ok, JavaType err)
            when type instanceof SumType(var variants) ->
                "result of " + of(variants.get(0).type(), ok) + " or "
                        + of(variants.get(1).type(), err);
            case JavaType.Value(ClassName value) -> value.simpleName();
            default ->
                type instanceof Primitive primitive
                        ? of(primitive)
                        : java.name().toString();
        };
    }

    private static String of(Primitive type) {
        return switch (type) {
            case U8 -> "U8 (0 to 255)";
            case U16 -> "U16 (0 to 65,535)";
            case U32 -> "U32 (0 to 4,294,967,295)";
            case U64 -> "U64 (all 64 bits; Long.toUnsignedString shows it)";
            default -> type.typeName();
        };
    }
}
