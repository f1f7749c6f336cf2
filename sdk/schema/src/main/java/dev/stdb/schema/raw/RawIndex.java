package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.schema.IndexAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * An index; the same in V9 and V10.
 *
 * @param sourceName V9: its name, null to generate one; V10: an alias that must be there
 */
public record RawIndex(
        @Nullable String sourceName, @Nullable String accessorName, IndexAlgorithm algorithm) {
    public static final Codec<RawIndex> CODEC = new Codec<>() {
        @Override
        public void write(RawIndex value, BsatnWriter out) {
            out.option(value.sourceName, Raw.STR).option(value.accessorName, Raw.STR);
            RawIndexAlgorithm.CODEC.write(value.algorithm, out);
        }

        @Override
        public RawIndex read(BsatnReader in) {
            return new RawIndex(Raw.optStr(in), Raw.optStr(in), RawIndexAlgorithm.CODEC.read(in));
        }
    };
}
