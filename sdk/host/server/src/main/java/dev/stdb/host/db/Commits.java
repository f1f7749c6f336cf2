package dev.stdb.host.db;

import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadTx;
import dev.stdb.host.datastore.TxDelta;
import dev.stdb.host.datastore.ViewException;
import dev.stdb.host.datastore.Views;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.ServerMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How every transaction of a database ends well: it is committed and told to who subscribed. Entered on the writer thread only. */
final class Commits {
    private final Datastore store;
    private final Views views;
    private final Subscriptions subscriptions;

    Commits(Datastore store, Views views, Subscriptions subscriptions) {
        this.store = store;
        this.views = views;
        this.subscriptions = subscriptions;
    }

    /**
     * Computes the views that the transaction touches, commits, and tells the connections; the caller's own share is
     * returned instead of sent.
     *
     * @throws ViewException when a view fails; the transaction is rolled back
     */
    List<QuerySetUpdate> commit(MutTx tx, @Nullable Subscriber caller) {
        return broadcast(views.commit(tx), caller);
    }

    /** Tells the connections of a commit that was made elsewhere. */
    List<QuerySetUpdate> broadcast(TxDelta delta, @Nullable Subscriber caller) {
        if (delta.isEmpty()) {
            return List.of();
        }
        Map<Subscriber, List<QuerySetUpdate>> updates;
        try (ReadTx after = store.read()) {
            updates = subscriptions.updates(delta, after);
        }
        List<QuerySetUpdate> own = caller == null ? null : updates.remove(caller);
        updates.forEach((subscriber, sets) -> subscriber.send(new ServerMessage.TransactionUpdate(sets)));
        return own == null ? List.of() : own;
    }
}
