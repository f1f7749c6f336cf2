package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.SatsJson;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.datastore.SqlResult;
import dev.stdb.host.json.JsonArguments;
import dev.stdb.host.json.SerdeException;
import dev.stdb.schema.Member;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.sql.SqlException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls and SQL over HTTP: each is a short visit, with {@code client_connected} before and {@code client_disconnected}
 * after. Entered on the writer thread only.
 */
final class HttpRequests {
    private final Engine engine;

    HttpRequests(Engine engine) {
        this.engine = engine;
    }

    /** A call as far as the writer thread takes it at once. */
    sealed interface Begun {
        /** It is over. */
        record Done(HttpCall.Result result) implements Begun {}

        /** A procedure runs; its end is brought back to {@link #finish}. */
        record Runs(
                Caller caller,
                ConnectionId connection,
                RunningModule.FoundProcedure found,
                SideLane.Running<ProcedureEnd.Timed> call)
                implements Begun {}
    }

    private HttpCall.@Nullable Result refusal(Caller caller, ConnectionId connection) {
        return switch (engine.connections().connect(caller, connection)) {
            case null -> null;
            case CallOutcome.Refused(long micros, String message) -> new HttpCall.Failed(403, message);
            case CallOutcome.Failed(long micros, var reason, String text) ->
                new HttpCall.Failed(reason == CallOutcome.Reason.OUT_OF_TIME ? 503 : 403, text);
            case CallOutcome.Committed committed -> throw new IllegalStateException("a refusal that committed");
        };
    }

    // ---- calls

    /** Runs a reducer, or starts a procedure. */
    Begun call(Caller caller, String function, byte[] json) {
        ConnectionId connection = Database.newConnectionId();
        HttpCall.Result refused = refusal(caller, connection);
        if (refused != null) {
            return new Begun.Done(refused);
        }
        Begun begun = new Begun.Done(new HttpCall.Failed(500, "the call failed"));
        try {
            begun = call(caller, connection, function, json);
            return begun;
        } finally {
            if (begun instanceof Begun.Done) {
                engine.connections().disconnect(caller, connection);
            }
        }
    }

    private Begun call(Caller caller, ConnectionId connection, String function, byte[] json) {
        return switch (engine.module().lookup(function, caller.identity())) {
            case RunningModule.Lookup.Refused(var reason, String text) ->
                reason == CallOutcome.Reason.LIFECYCLE
                        ? new Begun.Done(new HttpCall.Failed(400, text))
                        : procedure(caller, connection, function, json);
            case RunningModule.Lookup.Found(int id, var reducer) ->
                new Begun.Done(reducer(caller, connection, function, reducer, json));
        };
    }

    private HttpCall.Result reducer(
            Caller caller, ConnectionId connection, String function, Member<ReducerSchema> reducer, byte[] json) {
        byte[] args;
        try {
            args = JsonArguments.toBsatn(
                    json, reducer.definition().params(), reducer.owner().typespace(), function);
        } catch (SerdeException e) {
            return new HttpCall.Failed(400, JsonArguments.refusal("reducer", function, e));
        }
        long start = System.nanoTime();
        CallOutcome outcome = engine.reducers().call(function, args, caller, connection, null);
        long micros = (System.nanoTime() - start) / 1000;
        return switch (outcome) {
            case CallOutcome.Committed committed -> new HttpCall.Committed(micros);
            case CallOutcome.Refused refused -> new HttpCall.Failed(530, refused.message());
            case CallOutcome.Failed failed ->
                new HttpCall.Failed(failed.reason() == CallOutcome.Reason.OUT_OF_TIME ? 402 : 530, failed.text());
        };
    }

    private Begun procedure(Caller caller, ConnectionId connection, String function, byte[] json) {
        engine.log().unknown(function);
        RunningModule.FoundProcedure found = engine.module().procedure(function, caller.identity());
        if (found == null) {
            return new Begun.Done(new HttpCall.Failed(404, "No such procedure"));
        }
        Member<ProcedureSchema> procedure = found.procedure();
        byte[] args;
        try {
            args = JsonArguments.toBsatn(
                    json, procedure.definition().params(), procedure.owner().typespace(), function);
        } catch (SerdeException e) {
            return new Begun.Done(new HttpCall.Failed(400, JsonArguments.refusal("procedure", function, e)));
        }
        var asked = new Procedures.Asked(args, caller.identity(), connection, 0);
        return new Begun.Runs(caller, connection, found, engine.procedures().start(found, asked));
    }

    /** Ends the visit of a procedure's caller. */
    HttpCall.Result finish(Begun.Runs runs, ProcedureEnd.Timed outcome) {
        engine.connections().disconnect(runs.caller, runs.connection);
        return switch (outcome.end()) {
            case ProcedureEnd.Failed(String text) -> new HttpCall.Failed(500, text);
            case ProcedureEnd.Returned(byte[] value) ->
                json(
                        value,
                        runs.found.procedure().definition(),
                        runs.found.procedure().owner().typespace(),
                        outcome.tookMicros());
        };
    }

    private static HttpCall.Result json(byte[] value, ProcedureSchema schema, Typespace types, long micros) {
        try {
            AlgebraicValue decoded = new ValueCodec(types, schema.returnType())
                    .read(new BsatnReader(value)); // surplus bytes are ignored
            return new HttpCall.Returned(
                    SatsJson.write(decoded, schema.returnType(), types, SatsJson.Form.UNTYPED), micros);
        } catch (BsatnException e) {
            return new HttpCall.Failed(500, ProcedureEnd.FATAL + e.serverText());
        }
    }

    // ---- SQL

    HttpCall.Result sql(Caller caller, String statement) {
        ConnectionId connection = Database.newConnectionId();
        HttpCall.Result refused = refusal(caller, connection);
        if (refused != null) {
            return refused;
        }
        try {
            return sqlOfVisitor(caller, statement);
        } finally {
            engine.connections().disconnect(caller, connection);
        }
    }

    private HttpCall.Result sqlOfVisitor(Caller caller, String statement) {
        try {
            long start = System.nanoTime();
            SqlResult result = engine.queries().execute(statement, caller.identity());
            engine.commits().broadcast(result.delta(), null);
            long micros = (System.nanoTime() - start) / 1000;
            return new HttpCall.Returned(json(result, micros), micros);
        } catch (SqlException e) {
            return new HttpCall.Failed(400, String.valueOf(e.getMessage()));
        }
    }

    private static String json(SqlResult result, long micros) {
        String rows = result.rows().stream()
                .map(row -> SatsJson.write(row, result.columns(), Typespace.EMPTY, SatsJson.Form.UNTYPED))
                .collect(Collectors.joining(","));
        return "[{\"schema\":" + TypeJson.product(result.columns()) + ",\"rows\":[" + rows
                + "],\"total_duration_micros\":" + micros + ",\"stats\":{\"rows_inserted\":" + result.inserted()
                + ",\"rows_deleted\":" + result.deleted() + ",\"rows_updated\":" + result.updated() + "}}]";
    }
}
