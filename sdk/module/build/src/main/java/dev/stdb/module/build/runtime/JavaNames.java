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
}
