package dev.stdb.bsatn.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Hexadecimal digits of either case. */
final class HexText {
    private HexText() {}

    /** The number that an optional minus, {@code 0x} and digits say, at most 64 of them besides leading zeros; null when it is something else. */
    static @Nullable BigInteger number(String text) {
        boolean negative = text.startsWith("-");
        String unsigned = negative ? text.substring(1) : text;
        if (!unsigned.startsWith("0x") || unsigned.length() == 2) {
            return null;
        }
        int from = 2;
        while (from < unsigned.length() - 1 && unsigned.charAt(from) == '0') {
            from++;
        }
        String digits = unsigned.substring(from);
        if (digits.length() > 64 || !isHex(digits)) {
            return null;
        }
        BigInteger magnitude = new BigInteger(digits, 16);
        return negative ? magnitude.negate() : magnitude;
    }

    /** Two digits a byte; null when it is something else. */
    static byte @Nullable [] bytes(String digits) {
        if ((digits.length() & 1) != 0 || !isHex(digits)) {
            return null;
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (digit(digits.charAt(2 * i)) << 4 | digit(digits.charAt(2 * i + 1)));
        }
        return bytes;
    }

    static boolean isHex(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digit(digits.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' && c < 0x80 ? letter - 'a' + 10 : -1;
    }
}
