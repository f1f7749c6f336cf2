package dev.stdb.bsatn.value;

import dev.stdb.bsatn.type.Primitive;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Integers of every width from decimal text. */
final class IntegerText {
    /** -2^255 takes 78 characters. */
    private static final int LONGEST = 78;

    private IntegerText() {}

    /** The value that {@code digits}, an optional minus and decimal digits, is of {@code type}; null when it is outside its range or no integer. */
    static @Nullable AlgebraicValue parse(String digits, Primitive type) {
        if (!isInteger(digits)) {
            return null;
        }
        BigInteger number = new BigInteger(digits);
        return fits(number, type) ? of(number, type) : null;
    }

    /** {@code number} as {@code type}; null when it is outside its range. */
    static @Nullable AlgebraicValue parse(BigInteger number, Primitive type) {
        return fits(number, type) ? of(number, type) : null;
    }

    private static boolean isInteger(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        if (text.length() == from || text.length() > LONGEST) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(BigInteger number, Primitive type) {
        return signed(type)
                ? number.bitLength() < bits(type)
                : number.signum() >= 0 && number.bitLength() <= bits(type);
    }

    private static boolean signed(Primitive type) {
        return switch (type) {
            case I8, I16, I32, I64, I128, I256 -> true;
            default -> false;
        };
    }

    private static int bits(Primitive type) {
        return switch (type) {
            case I8, U8 -> 8;
            case I16, U16 -> 16;
            case I32, U32 -> 32;
            case I64, U64 -> 64;
            case I128, U128 -> 128;
            case I256, U256 -> 256;
            default -> throw new IllegalArgumentException(type.typeName() + " is no integer");
        };
    }

    private static AlgebraicValue of(BigInteger number, Primitive type) {
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
