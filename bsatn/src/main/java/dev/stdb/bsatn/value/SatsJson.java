package dev.stdb.bsatn.value;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;

/** SATS-JSON, the server's JSON form of values. */
public final class SatsJson {
    /** Which of the server's two writers to follow. */
    public enum Form {
        /** With names: {@code {"name":"Ada"}}, {@code {"some":1}}. Schemas and rows of the HTTP API. */
        TYPED,
        /** By position: {@code ["Ada"]}, {@code [0,1]}. SQL results and procedure results. */
        UNTYPED
    }

    private SatsJson() {}

    public static String write(AlgebraicValue value, AlgebraicType type, Typespace typespace, Form form) {
        throw new UnsupportedOperationException("not yet");
    }

    public static AlgebraicValue read(String json, AlgebraicType type, Typespace typespace) {
        throw new UnsupportedOperationException("not yet");
    }
}
