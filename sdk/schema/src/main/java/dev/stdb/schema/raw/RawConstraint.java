package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unique constraint, the only kind there is; the same in V9 and V10. */
public record RawConstraint(@Nullable String sourceName, List<Integer> columns) {
    public RawConstraint {
        columns = List.copyOf(columns);
    }

    public static final Codec<RawConstraint> CODEC = new Codec<>() {
        @Override
        public void write(RawConstraint value, BsatnWriter out) {
            out.option(value.sourceName, Raw.STR).u8(0);
            Raw.COLUMNS.write(value.columns, out);
        }

        @Override
        public RawConstraint read(BsatnReader in) {
            String name = Raw.optStr(in);
            int tag = in.u8();
            if (tag != 0) throw in.unknownTag("RawConstraintData", tag);
            return new RawConstraint(name, Raw.COLUMNS.read(in));
        }
    };
}
