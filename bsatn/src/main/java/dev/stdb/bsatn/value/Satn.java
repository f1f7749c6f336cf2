package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;

/**
 * SATN, the server's text form of values and types (crates/sats/src/satn.rs): {@code (name = "Ada", age = 36, nick = (none = ()))}, bytes as {@code 0x0a1b}.
 * Quotes and backslashes in strings stand as they are, without escapes, so that some texts can be read in more than one way: where values must come back
 * exactly, use BSATN or {@link SatsJson}.
 *
 * <p>Safe from any thread.
 */
public final class Satn {
    private Satn() {}

    /** {@code value} as the server prints it; an {@link IllegalArgumentException} when it is not of {@code type}. */
    public static String print(AlgebraicValue value, AlgebraicType type, Typespace typespace) {
        return new SatnPrinter(typespace).print(value, type);
    }

    /** A type itself, such as {@code (Array = (U8 = ()))}. */
    public static String print(AlgebraicType type) {
        return print(TypeOfTypes.toValue(type), TypeOfTypes.TYPE, TypeOfTypes.TYPESPACE);
    }

    /**
     * The value of {@code type} that {@code text} says; white space between the parts is free, and NaN is the one without payload. A string ends at the first
     * quote after which the text goes on as {@code type} demands. {@link BsatnException} with the character offset when the text says no such value; nothing
     * may follow it.
     */
    public static AlgebraicValue parse(String text, AlgebraicType type, Typespace typespace) {
        return new SatnParser(text, typespace).parse(type);
    }

    /** What {@link #print(AlgebraicType)} printed. */
    public static AlgebraicType parseType(String text) {
        return TypeOfTypes.toType(parse(text, TypeOfTypes.TYPE, TypeOfTypes.TYPESPACE));
    }
}
