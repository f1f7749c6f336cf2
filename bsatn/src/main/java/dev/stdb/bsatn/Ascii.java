package dev.stdb.bsatn;

/**
 * Text whose characters are a byte each, as most is. Callers have checked that there is room. Modules get methods that take
 * several characters at a time in place of these.
 */
public final class Ascii {
    private Ascii() {}

    /** Turns the bytes from {@code at} into characters until {@code into} is full or a byte is no ASCII; how many it did. */
    public static int widen(byte[] bytes, int at, char[] into) {
        for (int i = 0; i < into.length; i++) {
            byte b = bytes[at + i];
            if (b < 0) {
                return i;
            }
            into[i] = (char) b;
        }
        return into.length;
    }

    /** Writes the characters to {@code into} from {@code at} until the text ends or a character is no ASCII; how many it did. */
    public static int narrow(String text, byte[] into, int at) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return i;
            }
            into[at + i] = (byte) c;
        }
        return length;
    }

    /** A text of these characters, which nobody else has. */
    static String of(char[] chars) {
        return new String(chars);
    }
}
