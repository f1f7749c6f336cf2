package dev.stdb.client;

import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.value.AlgebraicValue;
import org.jspecify.annotations.Nullable;

/** What the rows of one table are. The codec may become known later, when the schema is read again. */
final class RowType {
    private final String name;
    private volatile @Nullable Codec<AlgebraicValue> codec;

    RowType(String name, @Nullable Codec<AlgebraicValue> codec) {
        this.name = name;
        this.codec = codec;
    }

    String name() {
        return name;
    }

    void learn(Codec<AlgebraicValue> known) {
        codec = known;
    }

    Codec<AlgebraicValue> codec() {
        Codec<AlgebraicValue> known = codec;
        if (known == null) {
            throw unknown(name);
        }
        return known;
    }

    static IllegalStateException unknown(String table) {
        return new IllegalStateException("the schema this connection learned has no table or view `" + table
                + "`, so its rows cannot be decoded; reloadSchema() may know it");
    }
}
