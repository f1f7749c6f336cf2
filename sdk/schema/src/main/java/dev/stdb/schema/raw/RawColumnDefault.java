package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The default of a column.
 *
 * @param value BSATN of the value
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record RawColumnDefault(int column, byte[] value) {
    public static final Codec<RawColumnDefault> CODEC = new Codec<>() {
        @Override
        public void write(RawColumnDefault it, BsatnWriter out) {
            out.u16(it.column).bytes(it.value);
        }

        @Override
        public RawColumnDefault read(BsatnReader in) {
            return new RawColumnDefault(in.u16(), in.bytes());
        }
    };

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawColumnDefault that && column == that.column && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return 31 * column + Arrays.hashCode(value);
    }
}
