package dev.stdb.protocol;

import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.protocol.ServerMessage.ProcedureStatus;
import dev.stdb.protocol.ServerMessage.QueryResult;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages as the server's library prints them with {@code {:?}}: an account of their content that is not ours. */
final class RustDebug {
    private RustDebug() {}

    static String of(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Subscribe(int id, var set, var queries) ->
                struct("Subscribe", id(id), set(set), "query_strings: " + list(queries, RustDebug::string));
            case ClientMessage.Unsubscribe(int id, var set, boolean rows) ->
                struct("Unsubscribe", id(id), set(set), "flags: " + (rows ? "SendDroppedRows" : "Default"));
            case ClientMessage.OneOffQuery(int id, var query) ->
                struct("OneOffQuery", id(id), "query_string: " + string(query));
            case ClientMessage.CallReducer(int id, var name, var args) ->
                struct("CallReducer", id(id), "flags: Default", "reducer: " + string(name), "args: " + bytes(args));
            case ClientMessage.CallProcedure(int id, var name, var args) ->
                struct("CallProcedure", id(id), "flags: Default", "procedure: " + string(name), "args: " + bytes(args));
            case ClientMessage.SubscribeBatch(int id, var sets) ->
                struct("SubscribeBatch", id(id), "sets: " + list(sets, RustDebug::set));
        };
    }

    static String of(ServerMessage message) {
        return switch (message) {
            case ServerMessage.InitialConnection(var identity, var connectionId, var token) ->
                struct(
                        "InitialConnection",
                        "identity: Identity(" + identity + ")",
                        "connection_id: ConnectionId(" + connectionId + ")",
                        "token: " + string(token));
            case ServerMessage.SubscribeApplied(int id, var set, var rows) ->
                struct("SubscribeApplied", id(id), set(set), "rows: " + rows(rows));
            case ServerMessage.UnsubscribeApplied(int id, var set, var rows) ->
                struct("UnsubscribeApplied", id(id), set(set), "rows: " + option(rows, RustDebug::rows));
            case ServerMessage.SubscriptionError(var id, var set, var error) ->
                struct(
                        "SubscriptionError",
                        "request_id: " + option(id, Integer::toUnsignedString),
                        set(set),
                        "error: " + string(error));
            case ServerMessage.TransactionUpdate(var sets) -> "TransactionUpdate(" + update(sets) + ")";
            case ServerMessage.OneOffQueryResult(int id, var result) ->
                struct("OneOffQueryResult", id(id), "result: " + result(result));
            case ServerMessage.ReducerResult(int id, var timestamp, var outcome) ->
                struct("ReducerResult", id(id), timestamp(timestamp), "result: " + outcome(outcome));
            case ServerMessage.ProcedureResult(var status, var timestamp, var duration, int id) ->
                struct(
                        "ProcedureResult",
                        "status: " + status(status),
                        timestamp(timestamp),
                        "total_host_execution_duration: TimeDuration { __time_duration_micros__: " + duration.micros()
                                + " }",
                        id(id));
            case ServerMessage.SubscribeBatchApplied(int id, var results) ->
                struct("SubscribeBatchApplied", id(id), "results: " + list(results, RustDebug::setResult));
        };
    }

    private static String struct(String name, String... fields) {
        return name + "(" + name + " { " + String.join(", ", fields) + " })";
    }

    private static String id(int id) {
        return "request_id: " + Integer.toUnsignedString(id);
    }

    private static String set(QuerySetId set) {
        return "query_set_id: QuerySetId { id: " + set + " }";
    }

    private static String set(SubscribeSet set) {
        return "SubscribeSet { " + set(set.querySetId()) + ", query_strings: "
                + list(set.queryStrings(), RustDebug::string) + " }";
    }

    private static String setResult(SubscribeSetResult result) {
        String outcome = switch (result.outcome()) {
            case SubscribeSetResult.Outcome.Applied(var rows) -> "Applied(" + rows(rows) + ")";
            case SubscribeSetResult.Outcome.Failed(var error) -> "Error(" + string(error) + ")";
        };
        return "SubscribeSetResult { " + set(result.querySetId()) + ", outcome: " + outcome + " }";
    }

    private static String timestamp(Timestamp timestamp) {
        return "timestamp: Timestamp { __timestamp_micros_since_unix_epoch__: " + timestamp.microsSinceEpoch() + " }";
    }

    private static String result(QueryResult result) {
        return switch (result) {
            case QueryResult.Rows(var rows) -> "Ok(" + rows(rows) + ")";
            case QueryResult.Failed(var error) -> "Err(" + string(error) + ")";
        };
    }

    private static String outcome(WireReducerOutcome outcome) {
        return switch (outcome) {
            case WireReducerOutcome.Ok(var value, var sets) ->
                "Ok(ReducerOk { ret_value: " + bytes(value) + ", transaction_update: " + update(sets) + " })";
            case WireReducerOutcome.OkEmpty() -> "OkEmpty";
            case WireReducerOutcome.Err(var error) -> "Err(" + bytes(error) + ")";
            case WireReducerOutcome.InternalError(var text) -> "InternalError(" + string(text) + ")";
        };
    }

    private static String status(ProcedureStatus status) {
        return switch (status) {
            case ProcedureStatus.Returned(var value) -> "Returned(" + bytes(value) + ")";
            case ProcedureStatus.InternalError(var text) -> "InternalError(" + string(text) + ")";
        };
    }

    private static String update(List<QuerySetUpdate> sets) {
        return "TransactionUpdate { query_sets: "
                + list(
                        sets,
                        set -> "QuerySetUpdate { " + set(set.querySetId()) + ", tables: "
                                + list(set.tables(), RustDebug::tableUpdate) + " }")
                + " }";
    }

    private static String tableUpdate(TableUpdate update) {
        return "TableUpdate { table_name: " + string(update.table()) + ", rows: "
                + list(update.rows(), RustDebug::updateRows) + " }";
    }

    private static String updateRows(TableUpdateRows rows) {
        return switch (rows) {
            case TableUpdateRows.PersistentTable(var inserts, var deletes) ->
                "PersistentTable(PersistentTableRows { inserts: " + rowList(inserts) + ", deletes: " + rowList(deletes)
                        + " })";
            case TableUpdateRows.EventTable(var events) ->
                "EventTable(EventTableRows { events: " + rowList(events) + " })";
        };
    }

    private static String rows(QueryRows rows) {
        return "QueryRows { tables: "
                + list(
                        rows.tables(),
                        table -> "SingleTableRows { table: " + string(table.table()) + ", rows: "
                                + rowList(table.rows()) + " }")
                + " }";
    }

    private static String rowList(BsatnRowList rows) {
        return "BsatnRowList { size_hint: " + hint(rows) + ", rows_data: " + bytes(rows.data()) + " }";
    }

    /** Offsets are summed up from the rows as they were cut. */
    private static String hint(BsatnRowList rows) {
        if (rows instanceof BsatnRowList.FixedSize(int size, var data)) return "FixedSize(" + size + ")";
        var starts = new StringBuilder();
        int start = 0;
        for (int i = 0; i < rows.size(); i++) {
            starts.append(i == 0 ? "" : ", ").append(start);
            start += rows.row(i).length();
        }
        return "RowOffsets([" + starts + "])";
    }

    private static <T> String list(List<T> values, Function<T, String> print) {
        return values.stream().map(print).collect(Collectors.joining(", ", "[", "]"));
    }

    private static <T> String option(@Nullable T value, Function<T, String> print) {
        return value == null ? "None" : "Some(" + print.apply(value) + ")";
    }

    private static String string(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                case 0 -> quoted.append("\\0");
                default -> quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    private static String bytes(RowBytes value) {
        var quoted = new StringBuilder("b\"");
        for (byte b : value.toByteArray()) {
            switch (b) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                case 0 -> quoted.append("\\0");
                default -> {
                    if (b >= 0x20 && b < 0x7F) quoted.append((char) b);
                    else quoted.append(String.format("\\x%02x", b));
                }
            }
        }
        return quoted.append('"').toString();
    }
}
