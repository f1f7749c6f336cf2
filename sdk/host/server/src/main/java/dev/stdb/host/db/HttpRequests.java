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
import dev.stdb.host.program.CallResult;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.sql.SqlException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Calls and SQL over HTTP: each is a short visit, with {@code client_connected} before and {@code client_disconnected}
 * after. Entered on the writer thread only.
 */
final class HttpRequests {
    private final Engine engine;

    HttpRequests(Engine engine) {
        this.engine = engine;
    }

    private HttpCall.Result visit(Caller caller, Function<ConnectionId, HttpCall.Result> body) {
        ConnectionId connection = Database.newConnectionId();
        CallOutcome refused = engine.connections().connect(caller, connection);
        if (refused != null) {
            return switch (refused) {
                case CallOutcome.Refused(long micros, String message) -> new HttpCall.Failed(403, message);
                case CallOutcome.Failed(long micros, var reason, String text) ->
                    new HttpCall.Failed(reason == CallOutcome.Reason.OUT_OF_TIME ? 503 : 403, text);
                case CallOutcome.Committed committed -> throw new IllegalStateException("a refusal that committed");
            };
        }
        try {
            return body.apply(connection);
        } finally {
            engine.connections().disconnect(caller, connection);
        }
    }

    // ---- calls

    HttpCall.Result call(Caller caller, String function, byte[] json) {
        return visit(caller, connection -> call(caller, connection, function, json));
    }

    private HttpCall.Result call(Caller caller, ConnectionId connection, String function, byte[] json) {
        return switch (engine.module().lookup(function, caller.identity())) {
            case RunningModule.Lookup.Refused(var reason, String text) ->
                reason == CallOutcome.Reason.LIFECYCLE
                        ? new HttpCall.Failed(400, text)
                        : procedure(caller, connection, function, json);
            case RunningModule.Lookup.Found(int id, var reducer) -> {
                byte[] args;
                try {
                    args = JsonArguments.toBsatn(
                            json, reducer.definition().params(), reducer.owner().typespace(), function);
                } catch (SerdeException e) {
                    yield new HttpCall.Failed(400, JsonArguments.refusal("reducer", function, e));
                }
                long start = System.nanoTime();
                CallOutcome outcome = engine.reducers().call(function, args, caller, connection, null);
                long micros = (System.nanoTime() - start) / 1000;
                yield switch (outcome) {
                    case CallOutcome.Committed committed -> new HttpCall.Committed(micros);
                    case CallOutcome.Refused refused -> new HttpCall.Failed(530, refused.message());
                    case CallOutcome.Failed failed ->
                        new HttpCall.Failed(
                                failed.reason() == CallOutcome.Reason.OUT_OF_TIME ? 402 : 530, failed.text());
                };
            }
        };
    }

    private HttpCall.Result procedure(Caller caller, ConnectionId connection, String function, byte[] json) {
        engine.log().unknown(function);
        RunningModule.FoundProcedure found = engine.module().procedure(function, caller.identity());
        if (found == null) {
            return new HttpCall.Failed(404, "No such procedure");
        }
        ProcedureSchema schema = found.procedure().definition();
        Typespace types = found.procedure().owner().typespace();
        byte[] args;
        try {
            args = JsonArguments.toBsatn(json, schema.params(), types, function);
        } catch (SerdeException e) {
            return new HttpCall.Failed(400, JsonArguments.refusal("procedure", function, e));
        }
        long start = System.nanoTime();
        CallResult result = engine.procedures().call(found, args, caller.identity(), connection, engine.nowMicros());
        long micros = (System.nanoTime() - start) / 1000;
        return switch (ProcedureEnd.of(result)) {
            case ProcedureEnd.Failed(String text) -> new HttpCall.Failed(500, text);
            case ProcedureEnd.Returned(byte[] value) -> json(value, schema, types, micros);
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
        return visit(caller, connection -> {
            try {
                long start = System.nanoTime();
                SqlResult result = engine.queries().execute(statement, caller.identity());
                engine.commits().broadcast(result.delta(), null);
                long micros = (System.nanoTime() - start) / 1000;
                return new HttpCall.Returned(json(result, micros), micros);
            } catch (SqlException e) {
                return new HttpCall.Failed(400, String.valueOf(e.getMessage()));
            }
        });
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
