package dev.stdb.codegen.java;

import dev.stdb.codegen.CodegenException;
import java.util.List;

/** What Java's class files allow and a schema may exceed. */
final class Limits {
    /** Places for arguments; one of 255 is for the object itself, and longs and doubles take two. */
    private static final int SLOTS = 254;

    private Limits() {}

    /** @throws CodegenException when a method cannot take all of these */
    static void checkSlots(String what, List<Field> fields) throws CodegenException {
        int slots = fields.stream().mapToInt(field -> field.type().slots()).sum();
        if (slots > SLOTS) {
            throw new CodegenException(what + " has " + fields.size()
                    + " parts, more than a record or a method can have in Java: " + slots + " places of " + SLOTS
                    + ", where a long or double takes two");
        }
    }
}
