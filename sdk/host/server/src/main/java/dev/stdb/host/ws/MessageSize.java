package dev.stdb.host.ws;

import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.SubscribeSetResult;
import dev.stdb.protocol.TableUpdateRows;
import dev.stdb.protocol.WireReducerOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** About how many bytes a message takes: its rows, and something for the rest. */
final class MessageSize {
    private static final int REST = 64;

    private MessageSize() {}

    static long of(ServerMessage message) {
        long rows = switch (message) {
            case ServerMessage.SubscribeApplied applied -> rows(applied.rows());
            case ServerMessage.UnsubscribeApplied applied -> rows(applied.rows());
            case ServerMessage.TransactionUpdate update -> sets(update.querySets());
            case ServerMessage.ReducerResult result ->
                result.outcome() instanceof WireReducerOutcome.Ok ok ? sets(ok.querySets()) : 0;
            case ServerMessage.OneOffQueryResult result ->
                result.result() instanceof ServerMessage.QueryResult.Rows found ? rows(found.rows()) : 0;
            case ServerMessage.SubscribeBatchApplied batch -> batch(batch.results());
            case ServerMessage.ProcedureResult result ->
                result.status() instanceof ServerMessage.ProcedureStatus.Returned returned
                        ? returned.value().length()
                        : 0;
            case ServerMessage.InitialConnection initial -> initial.token().length();
            case ServerMessage.SubscriptionError error -> error.error().length();
        };
        return rows + REST;
    }

    private static long rows(@Nullable QueryRows rows) {
        return rows == null
                ? 0
                : rows.tables().stream().mapToLong(table -> list(table.rows())).sum();
    }

    private static long batch(List<SubscribeSetResult> results) {
        return results.stream()
                .mapToLong(result -> result.outcome() instanceof SubscribeSetResult.Outcome.Applied applied
                        ? rows(applied.rows())
                        : 0)
                .sum();
    }

    private static long sets(List<QuerySetUpdate> sets) {
        return sets.stream()
                .flatMap(set -> set.tables().stream())
                .flatMap(table -> table.rows().stream())
                .mapToLong(rows -> switch (rows) {
                    case TableUpdateRows.PersistentTable kept -> list(kept.inserts()) + list(kept.deletes());
                    case TableUpdateRows.EventTable events -> list(events.events());
                })
                .sum();
    }

    private static long list(BsatnRowList list) {
        return list.data().length() + (list instanceof BsatnRowList.RowOffsets offsets ? 8L * offsets.size() : 0);
    }
}
