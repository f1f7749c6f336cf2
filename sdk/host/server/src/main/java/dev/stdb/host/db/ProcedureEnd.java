package dev.stdb.host.db;

import dev.stdb.host.program.CallResult;

/** How a procedure ended, in the server's words. */
sealed interface ProcedureEnd {
    String FATAL = "The module instance encountered a fatal error: ";

    /** {@code value} is BSATN of the return type, if the module kept its word. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Returned(byte[] value) implements ProcedureEnd {}

    record Failed(String text) implements ProcedureEnd {}

    static ProcedureEnd of(CallResult result) {
        return switch (result) {
            case CallResult.Returned(int code, byte[] value) when code == 0 -> new Returned(value);
            case CallResult.Returned(int code, byte[] value) ->
                new Failed(FATAL + "__call_procedure__ returned unexpected code " + code
                        + ". Procedures should return code 0 or trap.");
            case CallResult.Trapped(String reason) -> new Failed(FATAL + reason);
            case CallResult.OutOfTime() -> new Failed(FATAL + Reducers.OUT_OF_TIME);
        };
    }
}
