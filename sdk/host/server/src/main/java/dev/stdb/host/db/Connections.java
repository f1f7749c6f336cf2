package dev.stdb.host.db;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.ReducerSchema;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected: rows of the system tables, and the module's lifecycle reducers. Entered on the writer thread only,
 * except {@link #claims}.
 */
final class Connections {
    private final Map<ConnectionId, Caller> connected = new ConcurrentHashMap<>();
    private final RunningModule module;
    private final Reducers reducers;
    private final Datastore store;
    private final ClientRows rows;

    Connections(RunningModule module, Reducers reducers, Datastore store) {
        this.module = module;
        this.reducers = reducers;
        this.store = store;
        this.rows = new ClientRows(store);
    }

    /** Writes down the client and runs {@code client_connected}; null, or why the client may not come in. */
    @Nullable
    CallOutcome connect(Caller caller, ConnectionId connection) {
        connected.put(connection, caller);
        Optional<ReducerSchema> reducer = module.published().schema().lifecycleReducer(Lifecycle.ON_CONNECT);
        if (reducer.isEmpty()) {
            try (MutTx tx = store.begin()) {
                rows.add(tx, caller, connection);
                tx.commit();
            }
            return null;
        }
        CallOutcome outcome = reducers.runLifecycle(
                reducer.get(),
                caller.identity(),
                connection,
                new Reducers.Around(tx -> rows.add(tx, caller, connection), tx -> {}));
        if (outcome instanceof CallOutcome.Committed) {
            return null;
        }
        connected.remove(connection);
        return outcome;
    }

    /** Runs {@code client_disconnected} and strikes the client out, which happens even if the reducer fails. */
    void disconnect(Caller caller, ConnectionId connection) {
        if (!connected.containsKey(connection)) {
            return;
        }
        Optional<ReducerSchema> reducer = module.published().schema().lifecycleReducer(Lifecycle.ON_DISCONNECT);
        boolean done = reducer.isPresent()
                && reducers.runLifecycle(
                                reducer.get(),
                                caller.identity(),
                                connection,
                                new Reducers.Around(tx -> {}, tx -> rows.remove(tx, caller, connection)))
                        instanceof CallOutcome.Committed;
        if (!done) {
            try (MutTx tx = store.begin()) {
                rows.remove(tx, caller, connection);
                tx.commit();
            }
        }
        connected.remove(connection);
    }

    /** The payload of a connection's token, empty for one that is not there. For all threads. */
    Optional<String> claims(ConnectionId connection) {
        return Optional.ofNullable(connected.get(connection)).map(Caller::claims);
    }

    /** Forgets everybody. */
    void clear() {
        connected.clear();
    }
}
