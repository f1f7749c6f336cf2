package dev.stdb.client;

import dev.stdb.client.internal.cache.TableDelta;
import dev.stdb.client.internal.session.QuerySet;
import dev.stdb.client.internal.session.SetListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A query set as its user sees it. The {@link SetListener} part is entered only on the event loop. */
final class LiveSubscription implements Subscription, SetListener {
    private final LiveConnection connection;
    private final List<String> queries;
    private final CompletableFuture<SubscriptionOutcome> applied = new CompletableFuture<>();
    private final CompletableFuture<String> failed = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile boolean active;
    private @Nullable QuerySet set; // event loop

    LiveSubscription(LiveConnection connection, List<String> queries) {
        this.connection = connection;
        this.queries = List.copyOf(queries);
    }

    void set(QuerySet set) {
        this.set = set;
    }

    @Override
    public List<String> queries() {
        return queries;
    }

    @Override
    public CompletionStage<SubscriptionOutcome> applied() {
        return applied.minimalCompletionStage();
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    public Registration onError(Consumer<String> listener) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        var unused = failed.thenAccept(error -> {
            if (wanted.getAndSet(false)) {
                Listeners.guarded(() -> listener.accept(error));
            }
        });
        return () -> wanted.set(false);
    }

    @Override
    public CompletionStage<Void> unsubscribe() {
        connection.unsubscribe(this);
        @SuppressWarnings("NullAway") // Void has no other value
        CompletionStage<Void> stage = ended.minimalCompletionStage();
        return stage;
    }

    @Nullable
    QuerySet set() {
        return set;
    }

    @Override
    public void applied(int rows, List<TableDelta> changes) {
        active = true;
        connection.changed(
                new TransactionEvent.Cause.Subscribed(this),
                changes,
                event -> applied.complete(new SubscriptionOutcome.Applied(rows)));
    }

    @Override
    public void refused(String error) {
        connection.later(() -> {
            failed.complete(error);
            applied.complete(new SubscriptionOutcome.Refused(error));
            ended.complete(null);
        });
    }

    @Override
    public void failed(String error, List<TableDelta> changes) {
        active = false;
        connection.changed(new TransactionEvent.Cause.Unsubscribed(this), changes, event -> {
            failed.complete(error);
            ended.complete(null);
        });
    }

    @Override
    public void ended(List<TableDelta> changes) {
        active = false;
        connection.changed(new TransactionEvent.Cause.Unsubscribed(this), changes, event -> ended.complete(null));
    }

    @Override
    public void lost() {
        active = false;
        connection.later(() -> {
            ConnectionException.Lost why = connection.lostException();
            applied.completeExceptionally(why);
            ended.completeExceptionally(why);
        });
    }
}
