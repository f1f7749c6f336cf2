package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/** How a reducer call ended, as sent ({@code ReducerOutcome} of the server). */
public sealed interface WireReducerOutcome {
    /**
     * Committed.
     *
     * @param retValue BSATN of the ok value (empty for unit)
     * @param querySets the caller's own changes
     */
    record Ok(RowBytes retValue, List<QuerySetUpdate> querySets) implements WireReducerOutcome {
        public Ok {
            querySets = List.copyOf(querySets);
        }
    }

    /** Committed, with no value and no changes; defined, but not sent by any server known. */
    record OkEmpty() implements WireReducerOutcome {}

    /**
     * The reducer returned an error.
     *
     * @param error BSATN of it: a string
     */
    record Err(RowBytes error) implements WireReducerOutcome {}

    /**
     * It crashed, was not found, or its arguments did not fit.
     *
     * @param message the server's text
     */
    @SuppressWarnings("AvoidCommonTypeNames") // the name that the server gives it
    record InternalError(String message) implements WireReducerOutcome {}

    Codec<WireReducerOutcome> CODEC = new Codec<>() {
        @Override
        public void write(WireReducerOutcome value, BsatnWriter out) {
            switch (value) {
                case Ok(var retValue, var querySets) -> {
                    Wire.writeBytes(retValue, out.u8(0));
                    out.array(querySets, QuerySetUpdate.CODEC);
                }
                case OkEmpty() -> out.u8(1);
                case Err(var error) -> Wire.writeBytes(error, out.u8(2));
                case InternalError(var message) -> out.u8(3).str(message);
            }
        }

        @Override
        public WireReducerOutcome read(BsatnReader in) {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new Ok(Wire.readBytes(in), in.array(QuerySetUpdate.CODEC));
                case 1 -> new OkEmpty();
                case 2 -> new Err(Wire.readBytes(in));
                case 3 -> new InternalError(in.str());
                default -> throw in.unknownTag("ReducerOutcome", tag);
            };
        }
    };
}
