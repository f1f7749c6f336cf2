package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/** One set of a {@link ClientMessage.SubscribeBatch}. */
public record SubscribeSet(QuerySetId querySetId, List<String> queryStrings) {
    public SubscribeSet {
        queryStrings = List.copyOf(queryStrings);
    }

    public static final Codec<SubscribeSet> CODEC = new Codec<>() {
        @Override
        public void write(SubscribeSet value, BsatnWriter out) {
            QuerySetId.CODEC.write(value.querySetId, out);
            out.array(value.queryStrings, Wire.STR);
        }

        @Override
        public SubscribeSet read(BsatnReader in) {
            return new SubscribeSet(QuerySetId.CODEC.read(in), in.array(Wire.STR));
        }
    };
}
