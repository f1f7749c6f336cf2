package dev.stdb.module.build.runtime;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Methods of {@code java.math} that TeaVM's class library has wrong. */
public final class JavaBigNumbers {
    private JavaBigNumbers() {}

    public static BigInteger xor(BigInteger a, BigInteger b) {
        return a.or(b).subtract(a.and(b));
    }

    /** The nearest double, ties to even. */
    public static double doubleValue(BigInteger value) {
        BigInteger magnitude = value.abs();
        int length = magnitude.bitLength();
        if (length <= 63) {
            return value.longValue();
        }
        if (length > 1024) {
            return value.signum() * Double.POSITIVE_INFINITY;
        }
        int shift = length - 62;
        long top = magnitude.shiftRight(shift).longValue();
        if (magnitude.getLowestSetBit() < shift) {
            top |= 1;
        }
        double rounded = top;
        for (int i = shift; i > 0; i -= 512) {
            rounded *= Double.longBitsToDouble((long) (1023 + Math.min(i, 512)) << 52);
        }
        return value.signum() * rounded;
    }

    /** The number of digits. TeaVM's is one less now and then, so that it does not round. */
    public static int precision(BigDecimal value) {
        return value.unscaledValue().abs().toString().length();
    }

    public static int hashCode(BigDecimal value) {
        return 31 * value.unscaledValue().hashCode() + value.scale();
    }

    /** HotSpot's: over the 32-bit words of the magnitude, the highest first. */
    public static int hashCode(BigInteger value) {
        BigInteger magnitude = value.abs();
        int words = (magnitude.bitLength() + 31) / 32;
        int hash = 0;
        for (int i = words - 1; i >= 0; i--) {
            hash = 31 * hash + magnitude.shiftRight(32 * i).intValue();
        }
        return hash * value.signum();
    }
}
