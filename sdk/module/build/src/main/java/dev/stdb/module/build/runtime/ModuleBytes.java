package dev.stdb.module.build.runtime;

import org.teavm.interop.Address;
import org.teavm.interop.Unmanaged;
import org.teavm.runtime.RuntimeObject;

/**
 * Numbers and text in byte arrays by plain loads and stores: takes the place of {@code LittleEndian} and {@code Ascii} in {@code
 * dev.stdb.bsatn}, whose callers have checked that the bytes are there. Nothing here allocates, so no array moves meanwhile.
 */
public final class ModuleBytes {
    private static final long EIGHT_HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long PAIRS = 0x0000_FFFF_0000_FFFFL;
    private static final long SINGLES = 0x00FF_00FF_00FF_00FFL;
    private static final long FOUR_NOT_ASCII = 0xFF80_FF80_FF80_FF80L;

    private ModuleBytes() {}

    /** A string as the collector sees it. */
    @SuppressWarnings("NullAway.Init") // laid over a string's memory, never constructed
    private static final class Text extends RuntimeObject {
        char[] characters;
    }

    public static int get8(byte[] bytes, int at) {
        return Address.ofData(bytes).add(at).getByte() & 0xFF;
    }

    public static int get16(byte[] bytes, int at) {
        return Address.ofData(bytes).add(at).getChar();
    }

    public static int get32(byte[] bytes, int at) {
        return Address.ofData(bytes).add(at).getInt();
    }

    public static long get64(byte[] bytes, int at) {
        return Address.ofData(bytes).add(at).getLong();
    }

    public static void put8(byte[] bytes, int at, int value) {
        Address.ofData(bytes).add(at).putByte((byte) value);
    }

    public static void put16(byte[] bytes, int at, int value) {
        Address.ofData(bytes).add(at).putShort((short) value);
    }

    public static void put32(byte[] bytes, int at, int value) {
        Address.ofData(bytes).add(at).putInt(value);
    }

    public static void put64(byte[] bytes, int at, long value) {
        Address.ofData(bytes).add(at).putLong(value);
    }

    /** As {@code Ascii.widen}: eight bytes at a time, each to two. */
    @Unmanaged
    public static int widen(byte[] bytes, int at, char[] into) {
        Address from = Address.ofData(bytes).add(at);
        Address to = Address.ofData(into);
        int left = into.length;
        while (left >= 8) {
            long eight = from.getLong();
            if ((eight & EIGHT_HIGH_BITS) != 0) {
                break;
            }
            long four = eight & 0xFFFF_FFFFL;
            four = (four | four << 16) & PAIRS;
            to.putLong((four | four << 8) & SINGLES);
            four = eight >>> 32;
            four = (four | four << 16) & PAIRS;
            to.add(8).putLong((four | four << 8) & SINGLES);
            from = from.add(8);
            to = to.add(16);
            left -= 8;
        }
        if (left >= 4) {
            long four = from.getInt();
            if ((four & EIGHT_HIGH_BITS) == 0) {
                four = (four | four << 16) & PAIRS;
                to.putLong((four | four << 8) & SINGLES);
                from = from.add(4);
                to = to.add(8);
                left -= 4;
            }
        }
        while (left > 0) {
            byte one = from.getByte();
            if (one < 0) {
                break;
            }
            to.putChar((char) one);
            from = from.add(1);
            to = to.add(2);
            left--;
        }
        return into.length - left;
    }

    /** As {@code Ascii.narrow}: four characters at a time, each to one byte. */
    @Unmanaged
    public static int narrow(String text, byte[] into, int at) {
        Text string = Address.ofObject(text).toStructure();
        return narrowAll(string.characters, into, at);
    }

    @Unmanaged
    private static int narrowAll(char[] chars, byte[] into, int at) {
        Address from = Address.ofData(chars);
        Address to = Address.ofData(into).add(at);
        int left = chars.length;
        while (left >= 8) {
            long four = from.getLong();
            long more = from.add(8).getLong();
            if (((four | more) & FOUR_NOT_ASCII) != 0) {
                break;
            }
            four = (four | four >>> 8) & PAIRS;
            more = (more | more >>> 8) & PAIRS;
            to.putInt((int) (four | four >>> 16));
            to.add(4).putInt((int) (more | more >>> 16));
            from = from.add(16);
            to = to.add(8);
            left -= 8;
        }
        if (left >= 4) {
            long four = from.getLong();
            if ((four & FOUR_NOT_ASCII) == 0) {
                four = (four | four >>> 8) & PAIRS;
                to.putInt((int) (four | four >>> 16));
                from = from.add(8);
                to = to.add(4);
                left -= 4;
            }
        }
        while (left > 0) {
            int one = from.getChar();
            if (one >= 0x80) {
                break;
            }
            to.putByte((byte) one);
            from = from.add(2);
            to = to.add(1);
            left--;
        }
        return chars.length - left;
    }

    /** A builder as the collector sees it. */
    @SuppressWarnings("NullAway.Init") // laid over a builder's memory, never constructed
    private static final class Builder extends RuntimeObject {
        char[] buffer;
        int length;
    }

    /** In place of {@code StringBuilder.append(String)}. */
    public static StringBuilder append(StringBuilder builder, String text) {
        String added = text == null ? "null" : text;
        builder.ensureCapacity(builder.length() + added.length());
        copy(builder, added);
        return builder;
    }

    @Unmanaged
    private static void copy(StringBuilder builder, String text) {
        Builder to = Address.ofObject(builder).toStructure();
        Text from = Address.ofObject(text).toStructure();
        int count = from.characters.length;
        Address.moveMemoryBlock(
                Address.ofData(from.characters), Address.ofData(to.buffer).add(2 * to.length), 2 * count);
        to.length += count;
    }

    /** A string of these characters, which nobody else has; becomes {@code String.fromArray}. */
    static String text(char[] characters) {
        return new String(characters);
    }

    /** In place of {@code String.equals}. */
    @SuppressWarnings("ReferenceEquality") // the quick answer first, as String has it
    public static boolean equals(String text, Object other) {
        return text == other || (other instanceof String string && same(text, string));
    }

    @Unmanaged
    private static boolean same(String a, String b) {
        Text first = Address.ofObject(a).toStructure();
        Text second = Address.ofObject(b).toStructure();
        return sameChars(first.characters, second.characters);
    }

    @Unmanaged
    private static boolean sameChars(char[] a, char[] b) {
        int left = a.length;
        if (left != b.length) {
            return false;
        }
        Address first = Address.ofData(a);
        Address second = Address.ofData(b);
        while (left >= 4) {
            if (first.getLong() != second.getLong()) {
                return false;
            }
            first = first.add(8);
            second = second.add(8);
            left -= 4;
        }
        while (left > 0) {
            if (first.getChar() != second.getChar()) {
                return false;
            }
            first = first.add(2);
            second = second.add(2);
            left--;
        }
        return true;
    }
}
