package dev.stdb.client;

/** The server's first answer to a subscription. */
public sealed interface SubscriptionOutcome {
    /**
     * The rows of all its queries are in the cache, and changes follow.
     *
     * @param rows how many rows the answer carried; rows that several queries match count several times
     */
    record Applied(int rows) implements SubscriptionOutcome {}

    /**
     * Nothing is subscribed.
     *
     * @param error the server's words
     */
    record Refused(String error) implements SubscriptionOutcome {}
}
