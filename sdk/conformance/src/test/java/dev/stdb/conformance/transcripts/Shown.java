package dev.stdb.conformance.transcripts;

import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.TableUpdateRows;
import dev.stdb.protocol.WireReducerOutcome;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages as texts that are equal when they mean the same: rows and tables in any order, times left out. */
final class Shown {
    private Shown() {}

    static String of(ServerMessage message) {
        return switch (message) {
            case ServerMessage.InitialConnection first -> "InitialConnection";
            case ServerMessage.SubscribeApplied applied ->
                "SubscribeApplied " + applied.requestId() + " set " + applied.querySetId() + rows(applied.rows());
            case ServerMessage.SubscribeBatchApplied batch -> "SubscribeBatchApplied " + batch;
            case ServerMessage.UnsubscribeApplied ended ->
                "UnsubscribeApplied " + ended.requestId() + " set " + ended.querySetId() + rows(ended.rows());
            case ServerMessage.SubscriptionError error ->
                "SubscriptionError " + error.requestId() + " set " + error.querySetId() + " " + error.error();
            case ServerMessage.TransactionUpdate update -> "TransactionUpdate" + sets(update.querySets());
            case ServerMessage.OneOffQueryResult result ->
                "OneOffQueryResult " + result.requestId() + " "
                        + switch (result.result()) {
                            case ServerMessage.QueryResult.Rows(QueryRows rows) -> rows(rows);
                            case ServerMessage.QueryResult.Failed(String text) -> text;
                        };
            case ServerMessage.ReducerResult result ->
                "ReducerResult " + result.requestId() + " " + outcome(result.outcome());
            case ServerMessage.ProcedureResult result ->
                "ProcedureResult " + result.requestId() + " "
                        + switch (result.status()) {
                            case ServerMessage.ProcedureStatus.Returned(RowBytes value) -> hex(value);
                            case ServerMessage.ProcedureStatus.InternalError(String text) -> firstLine(text);
                        };
        };
    }

    /** What follows is the backtrace of whoever ran the module. */
    private static String firstLine(String text) {
        int fatal = text.indexOf("fatal error: ");
        return fatal < 0 ? text : text.substring(0, fatal);
    }

    private static String outcome(WireReducerOutcome outcome) {
        return switch (outcome) {
            case WireReducerOutcome.Ok ok -> "ok " + hex(ok.retValue()) + sets(ok.querySets());
            case WireReducerOutcome.OkEmpty empty -> "ok empty";
            case WireReducerOutcome.Err err -> "err " + hex(err.error());
            case WireReducerOutcome.InternalError error -> "internal " + error.message();
        };
    }

    private static String sets(List<QuerySetUpdate> sets) {
        return lines(sets.stream()
                .map(set -> "set " + set.querySetId()
                        + lines(set.tables().stream()
                                .map(table -> table.table()
                                        + lines(table.rows().stream()
                                                .map(Shown::update)
                                                .toList()))
                                .toList()))
                .toList());
    }

    private static String update(TableUpdateRows rows) {
        return switch (rows) {
            case TableUpdateRows.PersistentTable kept -> " + " + rows(kept.inserts()) + " - " + rows(kept.deletes());
            case TableUpdateRows.EventTable(BsatnRowList events) -> " ! " + rows(events);
        };
    }

    private static String rows(@Nullable QueryRows rows) {
        return rows == null
                ? " no rows"
                : lines(rows.tables().stream()
                        .map(table -> table.table() + rows(table.rows()))
                        .toList());
    }

    private static String rows(BsatnRowList list) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            rows.add(hex(list.row(i)));
        }
        rows.sort(null);
        return rows.toString();
    }

    private static String hex(RowBytes bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static String lines(List<String> parts) {
        return " {" + String.join("; ", parts.stream().sorted().toList()) + "}";
    }
}
