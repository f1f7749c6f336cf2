package dev.stdb.module.abi;

/**
 * Text as UTF-8, for names and messages. Unlike row values, messages must always get through: half a surrogate pair becomes a
 * question mark. Written by hand because the class library's encoder costs more wasm than a whole small module.
 */
public final class Utf8Text {
    private Utf8Text() {}

    public static byte[] bytes(String text) {
        int length = text.length();
        byte[] ascii = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return encode(text);
            }
            ascii[i] = (byte) c;
        }
        return ascii;
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
}
