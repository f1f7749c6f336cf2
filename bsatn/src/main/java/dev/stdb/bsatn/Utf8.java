package dev.stdb.bsatn;

/** Strict UTF-8, the same on every platform: what is refused here is refused by Rust. */
final class Utf8 {
    private Utf8() {}

    /** Bytes that {@code text} takes from character {@code from} on. */
    static long length(String text, int from) {
        long count = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                count++;
            } else if (c < 0x800) {
                count += 2;
            } else if (!Character.isSurrogate(c)) {
                count += 3;
            } else {
                if (!pairAt(text, i)) {
                    throw new IllegalArgumentException(
                            "half a surrogate pair at character " + i + " cannot be written as UTF-8");
                }
                i++;
                count += 4;
            }
        }
        return count;
    }

    private static boolean pairAt(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** Writes {@code text} from character {@code from}; {@link #length} has been asked before. */
    static void write(String text, int from, byte[] out, int at) {
        for (int i = from; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | c >> 6);
                out[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate((char) c)) {
                out[at++] = (byte) (0xE0 | c >> 12);
                out[at++] = (byte) (0x80 | (c >> 6 & 0x3F));
                out[at++] = (byte) (0x80 | (c & 0x3F));
            } else {
                int point = Character.toCodePoint((char) c, text.charAt(++i));
                out[at++] = (byte) (0xF0 | point >> 18);
                out[at++] = (byte) (0x80 | (point >> 12 & 0x3F));
                out[at++] = (byte) (0x80 | (point >> 6 & 0x3F));
                out[at++] = (byte) (0x80 | (point & 0x3F));
            }
        }
    }

    /** The text of {@code bytes[from, to)}; {@code origin} is what offsets in errors are counted from. */
    static String read(byte[] bytes, int from, int to, int origin) {
        char[] chars = new char[to - from];
        int ascii = Ascii.widen(bytes, from, chars);
        return ascii == chars.length ? Ascii.of(chars) : nonAscii(bytes, from + ascii, to, origin, chars, ascii);
    }

    /** Goes on at byte {@code i}, which is not ASCII, with {@code length} characters read already. */
    private static String nonAscii(byte[] bytes, int i, int to, int origin, char[] chars, int length) {
        while (i < to) {
            int b = bytes[i];
            if (b >= 0) {
                chars[length++] = (char) b;
                i++;
                continue;
            }
            int point = point(bytes, i, to);
            if (point < 0) {
                throw new BsatnException.InvalidUtf8(i - origin);
            }
            if (point < 0x10000) {
                chars[length++] = (char) point;
                i += point < 0x800 ? 2 : 3;
            } else {
                chars[length++] = (char) (0xD7C0 + (point >> 10));
                chars[length++] = (char) (0xDC00 | (point & 0x3FF));
                i += 4;
            }
        }
        return new String(chars, 0, length);
    }

    /** The code point of the sequence of two or more bytes at {@code i}, or -1: overlong, a surrogate, too large or cut short. */
    private static int point(byte[] bytes, int i, int to) {
        int lead = bytes[i] & 0xFF;
        int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        if (lead < 0xC2 || lead > 0xF4 || to - i <= more) {
            return -1;
        }
        int point = lead & (0x3F >> more);
        for (int k = 1; k <= more; k++) {
            int b = bytes[i + k];
            if ((b & 0xC0) != 0x80) {
                return -1;
            }
            point = point << 6 | (b & 0x3F);
        }
        boolean overlong = (more == 2 && point < 0x800) || (more == 3 && point < 0x10000);
        boolean noCharacter = point >> 11 == 0x1B || point > 0x10FFFF;
        return overlong || noCharacter ? -1 : point;
    }
}
