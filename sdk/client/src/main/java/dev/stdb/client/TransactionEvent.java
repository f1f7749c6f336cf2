package dev.stdb.client;

import dev.stdb.bsatn.special.Timestamp;
import java.util.List;

/**
 * One whole transaction, or one change of what is subscribed, after the cache took all of it.
 *
 * @param cause why the cache changed
 * @param changes one entry per table that changed, in the server's order; may be empty
 */
public record TransactionEvent(Cause cause, List<TableChange> changes) {

    /** Why the cache changed. */
    public sealed interface Cause {
        /** Somebody else's reducer, a schedule, a procedure or SQL changed rows. The server says no more. */
        record Update() implements Cause {}

        /**
         * A reducer called on this connection committed.
         *
         * @param reducer the canonical name it was called by
         * @param timestamp when the server started it
         */
        record OwnReducer(String reducer, Timestamp timestamp) implements Cause {}

        /** The first rows of a subscription arrived. */
        record Subscribed(Subscription subscription) implements Cause {}

        /** A subscription ended, by request or because the server could not evaluate it any longer; its rows are gone. */
        record Unsubscribed(Subscription subscription) implements Cause {}
    }
}
