package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/**
 * A set of queries subscribed together.
 *
 * @param id chosen by the client; an unsigned 32-bit number
 */
public record QuerySetId(int id) {
    public static final Codec<QuerySetId> CODEC = new Codec<>() {
        @Override
        public void write(QuerySetId value, BsatnWriter out) {
            out.i32(value.id);
        }

        @Override
        public QuerySetId read(BsatnReader in) {
            return new QuerySetId(Wire.u32(in));
        }
    };

    @Override
    public String toString() {
        return Integer.toUnsignedString(id);
    }
}
