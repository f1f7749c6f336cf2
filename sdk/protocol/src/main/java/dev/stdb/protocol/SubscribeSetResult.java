package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/**
 * What became of one set of a {@link ClientMessage.SubscribeBatch}. Two results of one answer may carry the same id:
 * match them to the request by position.
 */
public record SubscribeSetResult(QuerySetId querySetId, Outcome outcome) {
    /** Rows or the server's text. */
    public sealed interface Outcome {
        /** Registered; its rows. */
        record Applied(QueryRows rows) implements Outcome {}

        /** Not registered; the server's text. */
        record Failed(String error) implements Outcome {}
    }

    public static final Codec<SubscribeSetResult> CODEC = new Codec<>() {
        @Override
        public void write(SubscribeSetResult value, BsatnWriter out) {
            QuerySetId.CODEC.write(value.querySetId, out);
            switch (value.outcome) {
                case Outcome.Applied(var rows) -> QueryRows.CODEC.write(rows, out.u8(0));
                case Outcome.Failed(var error) -> out.u8(1).str(error);
            }
        }

        @Override
        public SubscribeSetResult read(BsatnReader in) {
            return new SubscribeSetResult(QuerySetId.CODEC.read(in), readOutcome(in));
        }

        private Outcome readOutcome(BsatnReader in) {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new Outcome.Applied(QueryRows.CODEC.read(in));
                case 1 -> new Outcome.Failed(in.str());
                default -> throw in.unknownTag("SubscribeSetOutcome", tag);
            };
        }
    };
}
