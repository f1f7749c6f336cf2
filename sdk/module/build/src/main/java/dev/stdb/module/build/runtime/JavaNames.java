package dev.stdb.module.build.runtime;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;

/**
 * What classes say of themselves. TeaVM writes the class objects and the strings with their names into the module's data, in the
 * order in which they need each other: a string needs its class, String, which needs its superclass and its name. What is
 * written while a class is not complete has zero where that class belongs: the names of {@code String}, {@code char} and {@code
 * char[]}, and the superclass of {@code String} and {@code char[]}.
 */
public final class JavaNames {
    /** Where a string has its characters. */
    private static final int CHARACTERS = 8;

    private JavaNames() {}

    /** The name of {@code type}, a string in the module's data, as one that has a class. */
    public static @Nullable String name(Object type, @Nullable String name) {
        if (name != null) {
            Address complete = Address.ofObject(".");
            Address text = Address.ofObject(name);
            text.putInt(complete.getInt());
            text.add(CHARACTERS)
                    .getAddress()
                    .putInt(complete.add(CHARACTERS).getAddress().getInt());
        }
        return name;
    }

    /** {@code Class.getSuperclass}, where TeaVM knows {@code found}. */
    public static @Nullable Class<?> superclass(Object type, @Nullable Class<?> found) {
        return found == null && (type == String.class || type == char[].class) ? Object.class : found;
    }

    /** In place of {@code Class.isInterface}, for which TeaVM keeps nothing. */
    public static boolean isInterface(Class<?> type) {
        return !type.isPrimitive() && type != Object.class && type.getSuperclass() == null;
    }

    /** {@code Character.getType}, where TeaVM's tables have {@code found}: of long ranges they know the ends only. */
    public static int category(int codePoint, int found) {
        return found == Character.UNASSIGNED ? Ranges.category(codePoint) : found;
    }

    /** {@code Character.getType} of a character, which asks the one of a code point. */
    public static int category(char character, int found) {
        return found;
    }

    /** What Unicode's table of characters gives by its first and its last. */
    private static final class Ranges {
        private static final int[] LETTERS = {
            0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xAC00, 0xD7A3, 0x17000, 0x187F7, 0x18D00, 0x18D08, 0x20000, 0x2A6DF,
            0x2A700, 0x2B739, 0x2B740, 0x2B81D, 0x2B820, 0x2CEA1, 0x2CEB0, 0x2EBE0, 0x2EBF0, 0x2EE5D, 0x30000, 0x3134A,
            0x31350, 0x323AF
        };
        private static final int[] PRIVATE = {0xE000, 0xF8FF, 0xF0000, 0xFFFFD, 0x100000, 0x10FFFD};
        private static final int[] SURROGATES = {0xD800, 0xDFFF};

        static int category(int codePoint) {
            return isIn(LETTERS, codePoint)
                    ? Character.OTHER_LETTER
                    : isIn(PRIVATE, codePoint)
                            ? Character.PRIVATE_USE
                            : isIn(SURROGATES, codePoint) ? Character.SURROGATE : Character.UNASSIGNED;
        }

        private static boolean isIn(int[] ranges, int codePoint) {
            for (int i = 0; i < ranges.length; i += 2) {
                if (codePoint >= ranges[i] && codePoint <= ranges[i + 1]) {
                    return true;
                }
            }
            return false;
        }
    }
}
