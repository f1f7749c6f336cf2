package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadTx;
import dev.stdb.host.datastore.SubscriptionQuery;
import dev.stdb.host.datastore.ViewException;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.SubscribeSet;
import dev.stdb.protocol.SubscribeSetResult;
import dev.stdb.protocol.TableRows;
import dev.stdb.protocol.WireReducerOutcome;
import dev.stdb.sql.SqlException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What clients ask for over a WebSocket, and the answers. Entered on the writer thread only. */
final class Requests {
    private static final CompletionStage<?> DONE = CompletableFuture.completedStage(null);

    private final Engine engine;
    private final Queries queries;

    Requests(Engine engine) {
        this.engine = engine;
        this.queries = engine.queries();
    }

    /** Answers a message; what is returned is completed when that is done. */
    CompletionStage<?> handle(Subscriber from, ClientMessage message) {
        switch (message) {
            case ClientMessage.Subscribe subscribe -> from.send(subscribe(from, subscribe));
            case ClientMessage.SubscribeBatch batch -> from.send(batch(from, batch));
            case ClientMessage.Unsubscribe unsubscribe -> from.send(unsubscribe(from, unsubscribe));
            case ClientMessage.OneOffQuery query -> from.send(oneOff(from, query));
            case ClientMessage.CallReducer call -> from.send(call(from, call));
            case ClientMessage.CallProcedure call -> {
                return procedure(from, call);
            }
        }
        return DONE;
    }

    // ---- subscriptions

    /** Why a subscription was refused. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String text) {
            super(text, null, false, false);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    private ServerMessage subscribe(Subscriber from, ClientMessage.Subscribe subscribe) {
        QuerySetId id = subscribe.querySetId();
        try {
            QueryRows rows = register(from, id, subscribe.queryStrings());
            return new ServerMessage.SubscribeApplied(subscribe.requestId(), id, rows);
        } catch (Refused e) {
            return new ServerMessage.SubscriptionError(subscribe.requestId(), id, e.text());
        }
    }

    private ServerMessage batch(Subscriber from, ClientMessage.SubscribeBatch batch) {
        var results = new ArrayList<SubscribeSetResult>();
        for (SubscribeSet set : batch.sets()) {
            results.add(new SubscribeSetResult(set.querySetId(), outcome(from, set)));
        }
        return new ServerMessage.SubscribeBatchApplied(batch.requestId(), results);
    }

    private SubscribeSetResult.Outcome outcome(Subscriber from, SubscribeSet set) {
        try {
            return new SubscribeSetResult.Outcome.Applied(register(from, set.querySetId(), set.queryStrings()));
        } catch (Refused e) {
            return new SubscribeSetResult.Outcome.Failed(e.text());
        }
    }

    private QueryRows register(Subscriber from, QuerySetId id, List<String> texts) throws Refused {
        var distinct = new LinkedHashMap<String, SubscriptionQuery>();
        for (String text : texts) {
            compile(from, text).forEach(query -> distinct.putIfAbsent(query.key(), query));
        }
        if (engine.subscriptions().has(from, id)) {
            throw new Refused("Subscription with id " + shown(id) + " already exists for client: " + client(from));
        }
        List<SubscriptionQuery> set = List.copyOf(distinct.values());
        prepare(set);
        try (ReadTx tx = engine.store().read()) {
            List<SubscriptionQuery> fresh = set.stream()
                    .filter(query -> !engine.subscriptions().isFollowed(query))
                    .toList();
            queries.checkRowLimit(fresh, from.caller().identity(), tx);
            QueryRows rows = Subscriptions.rows(set, tx);
            engine.subscriptions().add(from, id, set);
            return rows;
        } catch (SqlException e) {
            engine.views().unsubscribe(set);
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Computes the views that the queries read. */
    private void prepare(List<SubscriptionQuery> set) throws Refused {
        if (set.stream().noneMatch(SubscriptionQuery::readsViews)) {
            return;
        }
        try (MutTx tx = engine.store().begin()) {
            engine.views().subscribe(tx, set);
            tx.commit();
        } catch (ViewException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }

    private List<SubscriptionQuery> compile(Subscriber from, String text) throws Refused {
        try {
            if (text.isBlank()) {
                throw new Refused("SubscriptionError: Empty string, executing: `" + text + "`");
            }
            return queries.subscription(text, from.caller().identity());
        } catch (SqlException.Failed e) {
            throw new Refused(String.valueOf(e.getMessage()));
        } catch (SqlException e) {
            throw new Refused(e.getMessage() + ", executing: `" + text + "`");
        }
    }

    private ServerMessage unsubscribe(Subscriber from, ClientMessage.Unsubscribe unsubscribe) {
        QuerySetId id = unsubscribe.querySetId();
        List<SubscriptionQuery> ended = engine.subscriptions().remove(from, id);
        if (ended == null) {
            return new ServerMessage.SubscriptionError(
                    unsubscribe.requestId(), id, "Subscription not found: (" + client(from) + ", " + shown(id) + ")");
        }
        if (!unsubscribe.sendDroppedRows()) {
            return new ServerMessage.UnsubscribeApplied(unsubscribe.requestId(), id, null);
        }
        try (ReadTx tx = engine.store().read()) {
            return new ServerMessage.UnsubscribeApplied(unsubscribe.requestId(), id, Subscriptions.rows(ended, tx));
        }
    }

    private static String shown(QuerySetId id) {
        return "QuerySetId { id: " + id + " }";
    }

    private static String client(Subscriber from) {
        return "(Identity(" + from.caller().identity().toHex() + "), ConnectionId("
                + from.connectionId().toHex() + "))";
    }

    private ServerMessage oneOff(Subscriber from, ClientMessage.OneOffQuery asked) {
        try {
            var found = queries.oneOff(asked.queryString(), from.caller().identity());
            var rows = new TableRows(found.table().name(), Subscriptions.list(found.rows()));
            return new ServerMessage.OneOffQueryResult(
                    asked.requestId(), new ServerMessage.QueryResult.Rows(new QueryRows(List.of(rows))));
        } catch (SqlException e) {
            return new ServerMessage.OneOffQueryResult(
                    asked.requestId(), new ServerMessage.QueryResult.Failed(String.valueOf(e.getMessage())));
        }
    }

    // ---- calls

    private ServerMessage call(Subscriber from, ClientMessage.CallReducer call) {
        byte[] args = call.args().toByteArray();
        CallOutcome outcome = engine.reducers().call(call.reducer(), args, from.caller(), from.connectionId(), from);
        WireReducerOutcome wire = switch (outcome) {
            case CallOutcome.Committed committed ->
                new WireReducerOutcome.Ok(RowBytes.of(new byte[0]), committed.own());
            case CallOutcome.Refused refused ->
                new WireReducerOutcome.Err(
                        RowBytes.of(new BsatnWriter().str(refused.message()).toByteArray()));
            case CallOutcome.Failed failed -> new WireReducerOutcome.InternalError(failed.text());
        };
        return new ServerMessage.ReducerResult(call.requestId(), new Timestamp(outcome.micros()), wire);
    }

    private CompletionStage<?> procedure(Subscriber from, ClientMessage.CallProcedure call) {
        RunningModule.FoundProcedure found =
                engine.module().procedure(call.procedure(), from.caller().identity());
        byte[] args = call.args().toByteArray();
        String problem = found == null ? null : Arguments.ofProcedure(found.procedure(), args);
        if (found == null || problem != null) {
            from.send(failed(
                    call,
                    problem == null
                            ? "No such procedure"
                            : "invalid arguments for procedure " + call.procedure() + ": " + problem));
            return DONE;
        }
        var asked = new Procedures.Asked(args, from.caller().identity(), from.connectionId(), 0);
        return engine.procedures()
                .start(found, asked)
                .outcome()
                .thenAccept(outcome -> from.send(answer(call, outcome)));
    }

    private static ServerMessage answer(ClientMessage.CallProcedure call, ProcedureEnd.Timed outcome) {
        return switch (outcome.end()) {
            case ProcedureEnd.Failed(String text) -> failed(call, text);
            case ProcedureEnd.Returned(byte[] value) ->
                new ServerMessage.ProcedureResult(
                        new ServerMessage.ProcedureStatus.Returned(RowBytes.of(value)),
                        new Timestamp(outcome.startMicros()),
                        new TimeDuration(outcome.tookMicros()),
                        call.requestId());
        };
    }

    private static ServerMessage failed(ClientMessage.CallProcedure call, String text) {
        return new ServerMessage.ProcedureResult(
                new ServerMessage.ProcedureStatus.InternalError(text),
                new Timestamp(0),
                new TimeDuration(0),
                call.requestId());
    }
}
