package dev.stdb.module.testing;

import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.ValueCodec;
import java.util.Objects;

/** Rows as objects of the module's classes. */
final class Rows {
    private Rows() {}

    /** {@code type} is the row's type without references. */
    static <R> R read(byte[] bytes, ProductType type, Class<R> row) {
        var value = new ValueCodec(Typespace.EMPTY, type).decode(bytes);
        return row.cast(Objects.requireNonNull(new ToJava(Typespace.EMPTY).of(value, type, row)));
    }
}
