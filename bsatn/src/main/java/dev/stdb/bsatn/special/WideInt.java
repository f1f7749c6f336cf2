package dev.stdb.bsatn.special;

import java.math.BigInteger;

/** What the four wide integers share: words to {@link BigInteger} and back, hexadecimal digits. */
final class WideInt {
    private static final String DIGITS = "0123456789abcdef";

    private WideInt() {}

    static BigInteger signed(long... highestFirst) {
        return new BigInteger(bytes(highestFirst));
    }

    static BigInteger unsigned(long... highestFirst) {
        return new BigInteger(1, bytes(highestFirst));
    }

    private static byte[] bytes(long[] highestFirst) {
        byte[] bytes = new byte[highestFirst.length * 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (highestFirst[i >> 3] >>> (56 - 8 * (i & 7)));
        }
        return bytes;
    }

    static void check(BigInteger number, int bits, boolean signed) {
        boolean fits = signed ? number.bitLength() < bits : number.signum() >= 0 && number.bitLength() <= bits;
        if (!fits) {
            throw new IllegalArgumentException(number + " is outside the range of " + (signed ? "i" : "u") + bits);
        }
    }

    /** Bits {@code 64 * index} and the 63 above them. */
    static long word(BigInteger number, int index) {
        return number.shiftRight(64 * index).longValue();
    }

    static void appendHex(StringBuilder out, long word) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            out.append(DIGITS.charAt((int) (word >>> shift) & 0xF));
        }
    }

    static void checkHex(String digits, int expected) {
        if (digits.length() != expected) {
            throw new IllegalArgumentException(
                    "expected " + expected + " hexadecimal digits, but there are " + digits.length());
        }
    }

    /** The 16 digits of {@code digits} from {@code from}. */
    static long hexWord(String digits, int from) {
        long word = 0;
        for (int i = from; i < from + 16; i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0 || digits.charAt(i) > 'f') {
                throw new IllegalArgumentException("'" + digits.charAt(i) + "' at " + i + " is no hexadecimal digit");
            }
            word = word << 4 | digit;
        }
        return word;
    }
}
