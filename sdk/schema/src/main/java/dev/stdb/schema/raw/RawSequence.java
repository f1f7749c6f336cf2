package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.I128;
import org.jspecify.annotations.Nullable;

/** A sequence; the same in V9 and V10. Servers from 2.10.2 accept only null, null, null and 1. */
public record RawSequence(
        @Nullable String sourceName,
        int column,
        @Nullable I128 start,
        @Nullable I128 minValue,
        @Nullable I128 maxValue,
        I128 increment) {
    /** The form that every server accepts. */
    public static RawSequence of(int column) {
        return new RawSequence(null, column, null, null, null, I128.of(1));
    }

    public static final Codec<RawSequence> CODEC = new Codec<>() {
        @Override
        public void write(RawSequence value, BsatnWriter out) {
            out.option(value.sourceName, Raw.STR)
                    .u16(value.column)
                    .option(value.start, Raw.I_128)
                    .option(value.minValue, Raw.I_128)
                    .option(value.maxValue, Raw.I_128)
                    .i128(value.increment);
        }

        @Override
        public RawSequence read(BsatnReader in) {
            return new RawSequence(
                    Raw.optStr(in), in.u16(), Raw.optI128(in), Raw.optI128(in), Raw.optI128(in), in.i128());
        }
    };
}
