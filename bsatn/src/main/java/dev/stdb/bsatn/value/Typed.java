package dev.stdb.bsatn.value;

import dev.stdb.bsatn.type.Primitive;
import java.util.List;

/** Values taken at their word: each method gives the value back in the shape its type says, or throws {@link IllegalArgumentException}. */
final class Typed {
    private Typed() {}

    static AlgebraicValue checked(AlgebraicValue value, Primitive type) {
        boolean matches = switch (type) {
            case STRING -> value instanceof AlgebraicValue.Str;
            case BOOL -> value instanceof AlgebraicValue.Bool;
            case I8 -> value instanceof AlgebraicValue.I8;
            case U8 -> value instanceof AlgebraicValue.U8;
            case I16 -> value instanceof AlgebraicValue.I16;
            case U16 -> value instanceof AlgebraicValue.U16;
            case I32 -> value instanceof AlgebraicValue.I32;
            case U32 -> value instanceof AlgebraicValue.U32;
            case I64 -> value instanceof AlgebraicValue.I64;
            case U64 -> value instanceof AlgebraicValue.U64;
            case I128 -> value instanceof AlgebraicValue.I128;
            case U128 -> value instanceof AlgebraicValue.U128;
            case I256 -> value instanceof AlgebraicValue.I256;
            case U256 -> value instanceof AlgebraicValue.U256;
            case F32 -> value instanceof AlgebraicValue.F32;
            case F64 -> value instanceof AlgebraicValue.F64;
        };
        if (!matches) {
            throw Plan.mismatch(type.typeName(), value);
        }
        return value;
    }

    /** A bool or an integer as JSON and SATN both write it. */
    static String plain(AlgebraicValue value) {
        return switch (value) {
            case AlgebraicValue.Bool(var v) -> v ? "true" : "false";
            case AlgebraicValue.I8(var v) -> Integer.toString(v);
            case AlgebraicValue.U8(var v) -> Integer.toString(v);
            case AlgebraicValue.I16(var v) -> Integer.toString(v);
            case AlgebraicValue.U16(var v) -> Integer.toString(v);
            case AlgebraicValue.I32(var v) -> Integer.toString(v);
            case AlgebraicValue.U32(var v) -> Long.toString(v);
            case AlgebraicValue.I64(var v) -> Long.toString(v);
            case AlgebraicValue.U64(var v) -> Long.toUnsignedString(v);
            case AlgebraicValue.I128(var v) -> v.toString();
            case AlgebraicValue.U128(var v) -> v.toString();
            case AlgebraicValue.I256(var v) -> v.toString();
            case AlgebraicValue.U256(var v) -> v.toString();
            default -> throw Plan.mismatch("a bool or an integer", value);
        };
    }

    static List<AlgebraicValue> product(AlgebraicValue value, int elements) {
        if (!(value instanceof AlgebraicValue.Product(var values)) || values.size() != elements) {
            throw Plan.mismatch("a product of " + elements, value);
        }
        return values;
    }

    static AlgebraicValue.Sum sum(AlgebraicValue value, int variants) {
        if (!(value instanceof AlgebraicValue.Sum sum) || sum.tag() >= variants) {
            throw Plan.mismatch("a sum of " + variants + " variants", value);
        }
        return sum;
    }
}
