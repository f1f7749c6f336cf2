package dev.stdb.host.datastore;

/**
 * What a view's function gave back, as it was given.
 *
 * @param code the result: 0 rows alone, 1 an error message, 2 a header and what it announces
 * @param bytes what was written to the sink; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // taken apart at once, never compared
public record ViewOutput(int code, byte[] bytes) {}
