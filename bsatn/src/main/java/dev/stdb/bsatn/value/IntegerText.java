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
        return isInteger(digits) ? AlgebraicValue.integer(new BigInteger(digits), type) : null;
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
}
