package dev.stdb.client;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One row as the server sent it: its BSATN bytes, decoded when somebody asks. Immutable and good for ever, on any thread; two
 * rows are equal when their bytes are. A row keeps alive the block of memory it arrived in, so a long history of rows is better
 * kept as {@link #value()} or {@link #bsatn()}.
 *
 * <pre>{@code
 * AlgebraicValue.Product player = row.value();
 * if (player.elements().get(1) instanceof AlgebraicValue.Str(String name)) { ... }
 * }</pre>
 */
public final class Row {
    private final byte[] bytes;
    private final int offset;
    private final int length;
    private final RowType type;
    private AlgebraicValue.@Nullable Product value; // decoded twice in a race does no harm: records, final fields

    Row(byte[] bytes, int offset, int length, RowType type) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.type = type;
    }

    /**
     * Returns the columns in order, decoded on the first call and remembered.
     *
     * @throws dev.stdb.bsatn.BsatnException if the bytes do not fit the schema this connection learned
     * @throws IllegalStateException if that schema has no such table ({@link DbConnection#reloadSchema()} may know it)
     */
    public AlgebraicValue.Product value() {
        AlgebraicValue.Product known = value;
        if (known == null) {
            known = (AlgebraicValue.Product) decode(type.codec());
            value = known;
        }
        return known;
    }

    /**
     * Returns the row as the codec reads it, which generated code has for each type.
     *
     * @throws dev.stdb.bsatn.BsatnException if the bytes are not one value of the codec's type
     */
    public <T> T decode(Codec<T> codec) {
        BsatnReader in = new BsatnReader(bytes, offset, length);
        T decoded = codec.read(in);
        in.end();
        return decoded;
    }

    /** Returns a copy of the row's BSATN bytes. */
    public byte[] bsatn() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** Returns the row's size in bytes. */
    public int size() {
        return length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row that
                && Arrays.equals(bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** Returns the table's name and the row's bytes in hexadecimal. */
    @Override
    public String toString() {
        return type.name() + " " + HexFormat.of().formatHex(bytes, offset, offset + length);
    }
}
