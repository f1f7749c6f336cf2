package dev.stdb.client;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One query set: some SQL queries that are subscribed and end together. All methods may be called on any thread.
 *
 * <pre>{@code
 * Subscription sub = conn.subscribe(List.of("SELECT * FROM player", "SELECT * FROM bot WHERE level > 3"));
 * sub.onError(text -> System.err.println("not subscribed: " + text));
 * sub.applied().thenAccept(outcome -> System.out.println(conn.table("player").count()));
 * }</pre>
 */
public interface Subscription {
    /** Returns the queries as given. */
    List<String> queries();

    /**
     * Returns the server's first answer: applied (its rows are in the cache then) or refused. Fails with {@link
     * ConnectionException.Lost} if the connection ends before.
     */
    CompletionStage<SubscriptionOutcome> applied();

    /** Returns whether its rows are in the cache now and changes follow. */
    boolean isActive();

    /**
     * Calls {@code listener} with the server's words when the subscription is refused, or later dropped because it could no
     * longer be evaluated (its rows have left the cache by then). Called at once if that happened before. At most one call; not
     * called when the connection is lost.
     */
    Registration onError(Consumer<String> listener);

    /**
     * Ends the subscription; rows that no other one holds leave the cache, with delete callbacks.
     *
     * @return completes when the rows are gone; at once if it had ended; with {@link ConnectionException.Lost} if the connection
     *     ends first
     */
    CompletionStage<Void> unsubscribe();
}
