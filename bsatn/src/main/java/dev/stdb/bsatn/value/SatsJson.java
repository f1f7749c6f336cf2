package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;

/**
 * SATS-JSON, the server's JSON form of values and types (crates/sats/src/ser/serde.rs and de/serde.rs). Integers up to 128 bits are JSON numbers with all
 * their digits, wider ones are strings such as {@code "0x1f"}, bytes are a string of hexadecimal digits. JSON has no word for infinities and NaN: they are
 * written as null, which does not read back.
 *
 * <pre>{@code
 * String json = SatsJson.write(row, table.rowType(), schema.typespace(), SatsJson.Form.TYPED);
 * AlgebraicValue args = SatsJson.read("[\"Ada\", 7]", reducer.params(), schema.typespace());
 * }</pre>
 *
 * Safe from any thread.
 */
public final class SatsJson {
    /** Which of the server's writers to follow. */
    public enum Form {
        /** With names: {@code {"name":"Ada"}}, {@code {"some":1}}, a unit is <code>{}</code>. Values whose type is at hand. */
        TYPED,
        /** By position: {@code ["Ada"]}, {@code [0,1]}, a unit is {@code []}. SQL rows and procedure results. */
        UNTYPED,
        /** As {@link #TYPED}, but a unit is {@code []}. Types and module definitions, which Rust writes from structs of its own. */
        DEFINITION
    }

    private SatsJson() {}

    /**
     * {@code value} as JSON without white space. An {@link IllegalArgumentException} when it is not of {@code type}, or when a form with names meets an
     * element without one.
     */
    public static String write(AlgebraicValue value, AlgebraicType type, Typespace typespace, Form form) {
        return new SatsJsonWriter(typespace, form).write(value, type);
    }

    /**
     * The value of {@code type} that {@code json} says, in any form: products as object with keys in any order or as array, sums as object with one key or as
     * pair, their tag as name or number, null for {@code none}, bytes as digits or numbers. {@link BsatnException} with the character offset when the text is
     * no JSON or says no such value; nothing may follow it.
     */
    public static AlgebraicValue read(String json, AlgebraicType type, Typespace typespace) {
        return new SatsJsonReader(json, typespace).read(type);
    }

    /** A type itself, such as {@code {"Array":{"U8":[]}}}. */
    public static String writeType(AlgebraicType type) {
        return write(TypeOfTypes.toValue(type), TypeOfTypes.TYPE, TypeOfTypes.TYPESPACE, Form.DEFINITION);
    }

    /** What {@link #writeType} wrote. */
    public static AlgebraicType readType(String json) {
        return TypeOfTypes.toType(read(json, TypeOfTypes.TYPE, TypeOfTypes.TYPESPACE));
    }
}
