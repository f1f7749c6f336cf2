package dev.stdb.bsatn.value;

import dev.stdb.bsatn.type.Primitive;
import java.math.BigInteger;

/** Integers of every width. */
final class Integers {
    private Integers() {}

    static boolean fits(BigInteger number, Primitive type) {
        return type.isSigned()
                ? number.bitLength() < type.bits()
                : number.signum() >= 0 && number.bitLength() <= type.bits();
    }

    /** @param number one that {@link #fits} */
    static AlgebraicValue of(BigInteger number, Primitive type) {
        return switch (type) {
            case I8 -> new AlgebraicValue.I8(number.byteValue());
            case U8 -> new AlgebraicValue.U8(number.shortValue());
            case I16 -> new AlgebraicValue.I16(number.shortValue());
            case U16 -> new AlgebraicValue.U16(number.intValue());
            case I32 -> new AlgebraicValue.I32(number.intValue());
            case U32 -> new AlgebraicValue.U32(number.longValue());
            case I64 -> new AlgebraicValue.I64(number.longValue());
            case U64 -> new AlgebraicValue.U64(number.longValue());
            case I128 -> new AlgebraicValue.I128(dev.stdb.bsatn.special.I128.fromBigInteger(number));
            case U128 -> new AlgebraicValue.U128(dev.stdb.bsatn.special.U128.fromBigInteger(number));
            case I256 -> new AlgebraicValue.I256(dev.stdb.bsatn.special.I256.fromBigInteger(number));
            case U256 -> new AlgebraicValue.U256(dev.stdb.bsatn.special.U256.fromBigInteger(number));
            default -> throw new IllegalArgumentException(type.typeName() + " is no integer");
        };
    }
}
