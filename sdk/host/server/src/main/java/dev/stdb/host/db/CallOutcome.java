package dev.stdb.host.db;

import dev.stdb.protocol.QuerySetUpdate;
import java.util.List;

/** How a reducer call ended. {@code micros} is the call's timestamp. */
public sealed interface CallOutcome {
    /** When the call began, microseconds since 1970. */
    long micros();

    /** Committed; {@code own} are the caller's rows that changed, none for a caller without subscriptions. */
    record Committed(long micros, List<QuerySetUpdate> own) implements CallOutcome {}

    /** The reducer returned an error; everything was rolled back. */
    record Refused(long micros, String message) implements CallOutcome {}

    /** The call failed otherwise; everything was rolled back. {@code text} is the server's. */
    record Failed(long micros, Reason reason, String text) implements CallOutcome {}

    /** Why a call failed. */
    enum Reason {
        /** No such reducer, or a private one. */
        UNKNOWN,
        /** The arguments do not fit the parameters. */
        ARGUMENTS,
        /** Lifecycle reducers are called by the host only. */
        LIFECYCLE,
        /** A trap, or a return code that means nothing. */
        CRASHED,
        /** It ran too long. */
        OUT_OF_TIME
    }
}
