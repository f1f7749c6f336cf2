package dev.stdb.client;

import dev.stdb.bsatn.special.Timestamp;
import java.util.List;

/**
 * What became of a reducer call. All three are ordinary answers; only a lost connection is an exception.
 *
 * <p>Mirrors {@code ReducerOutcome} of the WebSocket protocol ({@code crates/client-api-messages/src/websocket/v2.rs}).
 */
public sealed interface ReducerOutcome {
    /** Returns when the server started the reducer. */
    Timestamp timestamp();

    /**
     * The transaction is committed and its rows are in the cache.
     *
     * @param value BSATN of the returned value; empty for reducers that return nothing
     * @param changes the rows it changed among those subscribed here, one entry per table
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity only; the bytes are the caller's
    record Committed(Timestamp timestamp, byte[] value, List<TableChange> changes) implements ReducerOutcome {}

    /**
     * The reducer returned an error; nothing changed.
     *
     * @param message the module's own words
     */
    record Refused(String message, Timestamp timestamp) implements ReducerOutcome {}

    /**
     * The reducer could not be run or did not end: a trap, unknown or private name, arguments that do not fit, no energy left.
     * Nothing changed.
     *
     * @param text the server's words; the reason of a trap is only in the module log
     */
    record Crashed(String text, Timestamp timestamp) implements ReducerOutcome {}
}
