package dev.stdb.bsatn.value;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;

/** SATN, the server's text form of values and types. */
public final class Satn {
    private Satn() {}

    public static String print(AlgebraicValue value, AlgebraicType type, Typespace typespace) {
        throw new UnsupportedOperationException("not yet");
    }

    public static String print(AlgebraicType type) {
        throw new UnsupportedOperationException("not yet");
    }

    public static AlgebraicValue parse(String text, AlgebraicType type, Typespace typespace) {
        throw new UnsupportedOperationException("not yet");
    }
}
