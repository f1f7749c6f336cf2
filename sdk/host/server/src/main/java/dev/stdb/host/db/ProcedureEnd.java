package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.host.program.CallResult;
import dev.stdb.schema.Member;
import dev.stdb.schema.ProcedureSchema;
import java.util.Arrays;

/** How a procedure ended, in the server's words. */
sealed interface ProcedureEnd {
    String FATAL = "The module instance encountered a fatal error: ";

    /** {@code value} is BSATN of the return type. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Returned(byte[] value) implements ProcedureEnd {}

    record Failed(String text) implements ProcedureEnd {}

    /**
     * A call with its times.
     *
     * @param startMicros the call's timestamp, microseconds since 1970
     * @param tookMicros how long it ran
     */
    record Timed(ProcedureEnd end, long startMicros, long tookMicros) {
        static final Timed GIVEN_UP = new Timed(new Failed(FATAL + "the call was given up"), 0, 0);
    }

    static ProcedureEnd of(CallResult result, Member<ProcedureSchema> procedure) {
        return switch (result) {
            case CallResult.Returned(int code, byte[] value) when code == 0 -> returned(value, procedure);
            case CallResult.Returned(int code, byte[] value) ->
                new Failed(FATAL + "__call_procedure__ returned unexpected code " + code
                        + ". Procedures should return code 0 or trap.");
            case CallResult.Trapped(String reason) -> new Failed(FATAL + reason);
            case CallResult.OutOfTime() -> new Failed(FATAL + Reducers.OUT_OF_TIME);
        };
    }

    /** What follows the value is ignored. */
    private static ProcedureEnd returned(byte[] value, Member<ProcedureSchema> procedure) {
        var in = new BsatnReader(value);
        var codec = new ValueCodec(
                procedure.owner().typespace(), procedure.definition().returnType());
        try {
            codec.skip(in);
            return new Returned(Arrays.copyOf(value, in.position()));
        } catch (BsatnException e) {
            return new Failed(FATAL + Arguments.precise(codec, value, e));
        }
    }
}
