package dev.stdb.client;

import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;

/**
 * What became of a procedure call.
 *
 * @param <T> what the procedure returns: an {@link dev.stdb.bsatn.value.AlgebraicValue}, or in generated code its Java type
 */
public sealed interface ProcedureOutcome<T> {
    /**
     * The procedure returned.
     *
     * @param value the returned value, of the procedure's return type
     * @param timestamp when the server started it
     * @param duration how long it ran on the server
     */
    record Returned<T>(T value, Timestamp timestamp, TimeDuration duration) implements ProcedureOutcome<T> {}

    /**
     * The procedure could not be run or did not end. Transactions it had committed before stay.
     *
     * @param text the server's words
     */
    record Crashed<T>(String text) implements ProcedureOutcome<T> {}
}
