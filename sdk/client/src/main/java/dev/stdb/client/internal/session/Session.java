package dev.stdb.client.internal.session;

import dev.stdb.client.internal.cache.Cache;
import dev.stdb.client.internal.cache.TableDelta;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.SubscribeSet;
import dev.stdb.protocol.SubscribeSetResult;
import dev.stdb.protocol.TableRows;
import dev.stdb.protocol.WireReducerOutcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one connection remembers: requests without an answer, query sets, and through them the cache. Entered only on the connection's
 * event loop; needs no socket, so tests feed it recorded messages.
 */
public final class Session {
    /**
     * Requests sent and not answered, at most. The server queues 16,384 per client and cuts off who sends more, so what is beyond
     * half of that waits here.
     */
    static final int WINDOW = 8192;

    private final Cache cache;
    private final SessionListener listener;
    private final Consumer<ClientMessage> outbox;
    private final Map<Integer, Pending> pending = new ConcurrentHashMap<>(); // counted on any thread
    private final Map<Integer, QuerySet> sets = new HashMap<>();
    private final Queue<ClientMessage> held = new ArrayDeque<>();
    private final LongAdder transactions = new LongAdder();
    private boolean batches;
    private int lastRequest;
    private int lastSet;
    private int inFlight;

    /** @param outbox sends a message; called in the order the messages are to arrive */
    public Session(Cache cache, SessionListener listener, Consumer<ClientMessage> outbox) {
        this.cache = cache;
        this.listener = listener;
        this.outbox = outbox;
    }

    /** Says whether the server knows SubscribeBatch (from 2.10.2). */
    public void batches(boolean known) {
        batches = known;
    }

    /** Returns how many transactions reached this session. Any thread. */
    public long transactions() {
        return transactions.sum();
    }

    /** Returns how many requests wait for an answer. Any thread. */
    public int waiting() {
        return pending.size();
    }

    public void callReducer(String reducer, RowBytes args, Reply<ReducerReply> reply) {
        int id = ++lastRequest;
        send(new ClientMessage.CallReducer(id, reducer, args), new Pending.Reducer(reply));
    }

    public void callProcedure(String procedure, RowBytes args, Reply<ServerMessage.ProcedureResult> reply) {
        int id = ++lastRequest;
        send(new ClientMessage.CallProcedure(id, procedure, args), new Pending.Procedure(reply));
    }

    public void query(String sql, Reply<ServerMessage.QueryResult> reply) {
        int id = ++lastRequest;
        send(new ClientMessage.OneOffQuery(id, sql), new Pending.Query(reply));
    }

    public QuerySet subscribe(List<String> queries, SetListener hears) {
        QuerySet set = new QuerySet(++lastSet, queries, hears);
        subscribe(set);
        return set;
    }

    private void subscribe(QuerySet set) {
        int id = ++lastRequest;
        send(new ClientMessage.Subscribe(id, new QuerySetId(set.id), set.queries), new Pending.Subscribing(set));
    }

    /** Subscribes to several sets, in one transaction where the server can. One listener per list. */
    public List<QuerySet> subscribeAll(List<List<String>> queries, List<? extends SetListener> listeners) {
        List<QuerySet> all = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            all.add(new QuerySet(++lastSet, queries.get(i), listeners.get(i)));
        }
        if (batches) {
            int id = ++lastRequest;
            List<SubscribeSet> wire = all.stream()
                    .map(set -> new SubscribeSet(new QuerySetId(set.id), set.queries))
                    .toList();
            send(new ClientMessage.SubscribeBatch(id, wire), new Pending.SubscribingAll(all));
        } else {
            all.forEach(this::subscribe);
        }
        return all;
    }

    /** Ends a set; its listener hears when. A set that is ending or has ended is left alone. */
    public void unsubscribe(QuerySet set) {
        if (set.state != QuerySet.State.ENDED && !set.ending) {
            set.ending = true;
            int id = ++lastRequest;
            // We keep the books per set, so the rows need not travel once more.
            send(new ClientMessage.Unsubscribe(id, new QuerySetId(set.id), false), new Pending.Unsubscribing(set));
        }
    }

    /** Takes one message of the server. */
    public void receive(ServerMessage message) {
        switch (message) {
            case ServerMessage.InitialConnection who -> listener.introduced(who);
            case ServerMessage.SubscribeApplied applied -> applied(applied);
            case ServerMessage.UnsubscribeApplied gone -> gone(gone);
            case ServerMessage.SubscriptionError error -> error(error);
            case ServerMessage.TransactionUpdate(List<QuerySetUpdate> updates) -> {
                transactions.increment();
                listener.updated(update(updates));
            }
            case ServerMessage.OneOffQueryResult result -> {
                if (answered(result.requestId(), "OneOffQueryResult") instanceof Pending.Query(var reply)) {
                    reply.answer(result.result());
                }
            }
            case ServerMessage.ReducerResult result -> reducer(result);
            case ServerMessage.ProcedureResult result -> {
                if (answered(result.requestId(), "ProcedureResult") instanceof Pending.Procedure(var reply)) {
                    reply.answer(result);
                }
            }
            case ServerMessage.SubscribeBatchApplied batch -> batch(batch);
        }
    }

    /** The connection has ended: everybody who waits hears it. */
    public void lost() {
        List<Pending> waiting = List.copyOf(pending.values());
        List<QuerySet> living = List.copyOf(sets.values());
        pending.clear();
        sets.clear();
        held.clear();
        waiting.forEach(Pending::lost);
        for (QuerySet set : living) {
            set.state = QuerySet.State.ENDED;
            set.listener.lost();
        }
    }

    /** Registers and sends a request with the ids it has. */
    void send(ClientMessage message, Pending waits) {
        pending.put(message.requestId(), waits);
        switch (waits) {
            case Pending.Subscribing(QuerySet set) -> sets.putIfAbsent(set.id, set);
            case Pending.SubscribingAll(List<QuerySet> all) -> all.forEach(set -> sets.putIfAbsent(set.id, set));
            default -> {}
        }
        if (inFlight < WINDOW && held.isEmpty()) {
            inFlight++;
            outbox.accept(message);
        } else {
            held.add(message);
        }
    }

    private @Nullable Pending answered(int requestId, String what) {
        Pending known = pending.remove(requestId);
        if (known == null) {
            listener.warning("The server answered request " + Integer.toUnsignedString(requestId)
                    + ", which nobody made (" + what + "); the answer is ignored.");
            return null;
        }
        inFlight--;
        ClientMessage next = held.poll();
        if (next != null) {
            inFlight++;
            outbox.accept(next);
        }
        return known;
    }

    private List<TableDelta> update(List<QuerySetUpdate> updates) {
        return cache.updated(updates, this::isKnown);
    }

    private boolean isKnown(int set) {
        QuerySet known = sets.get(set);
        return known != null && known.state == QuerySet.State.APPLIED;
    }

    private void reducer(ServerMessage.ReducerResult result) {
        Pending waiting = answered(result.requestId(), "ReducerResult");
        List<TableDelta> changes = List.of();
        if (result.outcome() instanceof WireReducerOutcome.Ok(var ignored, List<QuerySetUpdate> updates)) {
            transactions.increment();
            changes = update(updates); // also when nobody waits: the rows are true all the same
        }
        if (waiting instanceof Pending.Reducer(var reply)) {
            reply.answer(new ReducerReply(result.outcome(), result.timestamp(), changes));
        } else if (!changes.isEmpty()) {
            listener.updated(changes);
        }
    }

    private void applied(ServerMessage.SubscribeApplied message) {
        if (answered(message.requestId(), "SubscribeApplied") instanceof Pending.Subscribing(QuerySet set)) {
            applied(set, message.rows());
        }
    }

    private void applied(QuerySet set, QueryRows rows) {
        set.state = QuerySet.State.APPLIED;
        sets.put(set.id, set);
        int count = 0;
        for (TableRows each : rows.tables()) {
            count += each.rows().size();
        }
        set.listener.applied(count, cache.subscribed(set.id, rows));
    }

    private void batch(ServerMessage.SubscribeBatchApplied message) {
        if (!(answered(message.requestId(), "SubscribeBatchApplied") instanceof Pending.SubscribingAll(var all))) {
            throw new ProtocolViolation("the server sent SubscribeBatchApplied without being asked");
        }
        if (message.results().size() != all.size()) {
            throw new ProtocolViolation(
                    "the server answered " + message.results().size() + " sets of a batch of " + all.size());
        }
        for (int i = 0; i < all.size(); i++) { // by position: two results may carry the same id
            switch (message.results().get(i).outcome()) {
                case SubscribeSetResult.Outcome.Applied(QueryRows rows) -> applied(all.get(i), rows);
                case SubscribeSetResult.Outcome.Failed(String error) -> refused(all.get(i), error);
            }
        }
    }

    private void gone(ServerMessage.UnsubscribeApplied message) {
        if (answered(message.requestId(), "UnsubscribeApplied") instanceof Pending.Unsubscribing(QuerySet set)) {
            end(set);
        }
    }

    private void error(ServerMessage.SubscriptionError message) {
        if (message.requestId() == null) {
            QuerySet set = sets.get(message.querySetId().id());
            if (set == null) {
                listener.warning("The server ended a query set nobody subscribed: " + message.error());
            } else {
                set.state = QuerySet.State.ENDED;
                sets.remove(set.id);
                set.listener.failed(message.error(), cache.dropped(set.id));
            }
            return;
        }
        switch (answered(message.requestId(), "SubscriptionError")) {
            case Pending.Subscribing(QuerySet set) -> refused(set, message.error());
            case Pending.Unsubscribing(QuerySet set) -> end(set); // the server has no such set, so we have none either
            case null, default -> listener.warning("The server reports about no subscription: " + message.error());
        }
    }

    private void refused(QuerySet set, String error) {
        set.state = QuerySet.State.ENDED;
        sets.remove(set.id, set);
        set.listener.refused(error);
    }

    private void end(QuerySet set) {
        boolean here = sets.remove(set.id, set);
        set.state = QuerySet.State.ENDED;
        set.listener.ended(here ? cache.dropped(set.id) : List.of());
    }
}
