package dev.stdb.module.testing.target;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;

/**
 * A call into the module.
 *
 * @param id position of the function in the definition
 * @param name its canonical name, for log records
 * @param connection {@link ConnectionId#NONE} for calls that no client made
 * @param micros the call's timestamp, microseconds since 1970
 * @param args BSATN of the arguments; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
public record FunctionCall(int id, String name, Identity sender, ConnectionId connection, long micros, byte[] args) {}
