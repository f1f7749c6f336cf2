package dev.stdb.client;

import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.value.AlgebraicValue;

/** What became of a procedure call. */
public sealed interface ProcedureOutcome {
    /**
     * The procedure returned.
     *
     * @param value the returned value, of the procedure's return type
     * @param timestamp when the server started it
     * @param duration how long it ran on the server
     */
    record Returned(AlgebraicValue value, Timestamp timestamp, TimeDuration duration) implements ProcedureOutcome {}

    /**
     * The procedure could not be run or did not end. Transactions it had committed before stay.
     *
     * @param text the server's words
     */
    record Crashed(String text) implements ProcedureOutcome {}
}
