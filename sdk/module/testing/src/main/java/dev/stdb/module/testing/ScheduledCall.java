package dev.stdb.module.testing;

import dev.stdb.bsatn.special.Timestamp;

/**
 * A call that nobody but the database made: due by a schedule, or queued by a reducer.
 *
 * @param function canonical name of the reducer or procedure
 * @param at the timestamp it was given
 * @param result how it ended; a procedure that returned counts as committed
 */
public record ScheduledCall(String function, Timestamp at, CallResult result) {}
