package dev.stdb.module.abi;

import dev.stdb.bsatn.Ascii;

/**
 * Text as UTF-8 and back, for names, messages and HTTP bodies. Unlike row values, messages must always get through: half a surrogate pair becomes a
 * question mark. Written by hand because the class library's encoder costs more wasm than a whole small module.
 */
public final class Utf8Text {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8Text() {}

    public static byte[] bytes(String text) {
        byte[] ascii = new byte[text.length()];
        return Ascii.narrow(text, ascii, 0) == ascii.length ? ascii : encode(text);
    }

    private static byte[] encode(String text) {
        byte[] bytes = new byte[text.length() * 3];
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (Character.isHighSurrogate((char) c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                c = Character.toCodePoint((char) c, text.charAt(++i));
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                c = '?';
            }
            at = put(c, bytes, at);
        }
        byte[] exact = new byte[at];
        System.arraycopy(bytes, 0, exact, 0, at);
        return exact;
    }

    private static int put(int c, byte[] bytes, int start) {
        int at = start;
        if (c < 0x80) {
            bytes[at++] = (byte) c;
        } else if (c < 0x800) {
            bytes[at++] = (byte) (0xC0 | (c >> 6));
            bytes[at++] = (byte) (0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            bytes[at++] = (byte) (0xE0 | (c >> 12));
            bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            bytes[at++] = (byte) (0x80 | (c & 0x3F));
        } else {
            bytes[at++] = (byte) (0xF0 | (c >> 18));
            bytes[at++] = (byte) (0x80 | ((c >> 12) & 0x3F));
            bytes[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            bytes[at++] = (byte) (0x80 | (c & 0x3F));
        }
        return at;
    }

    /** The text of bytes from anywhere: what is no UTF-8 becomes U+FFFD, one for each sequence that was begun, as Rust has it. */
    public static String text(byte[] bytes) {
        char[] chars = new char[bytes.length];
        int length = 0;
        int at = 0;
        while (at < bytes.length) {
            int first = bytes[at] & 0xFF;
            int size = sequence(bytes, at);
            if (size < 0) {
                chars[length++] = REPLACEMENT;
                at -= size;
                continue;
            }
            if (size < 4) {
                chars[length++] = (char) point(bytes, at, first, size);
            } else {
                int point = point(bytes, at, first, size) - 0x10000;
                chars[length++] = (char) (0xD800 + (point >> 10));
                chars[length++] = (char) (0xDC00 + (point & 0x3FF));
            }
            at += size;
        }
        return new String(chars, 0, length);
    }

    private static int point(byte[] bytes, int at, int first, int size) {
        int point = size == 1 ? first : first & (0x7F >> size);
        for (int i = 1; i < size; i++) {
            point = point << 6 | (bytes[at + i] & 0x3F);
        }
        return point;
    }

    /** How many bytes the character at {@code at} takes; negative, how many to skip because they begin none. */
    private static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first > 0xF4) {
            return -1;
        }
        int size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        for (int i = 1; i < size; i++) {
            int next = at + i < bytes.length ? bytes[at + i] & 0xFF : 0;
            if (next < lowest || next > highest) {
                return -i;
            }
            lowest = 0x80;
            highest = 0xBF;
        }
        return size;
    }
}
