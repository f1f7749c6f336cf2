package dev.stdb.protocol;

import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server sends. Rows are slices of the frame they came in: see {@link BsatnRowList}.
 *
 * <p>Mirrors {@code ServerMessage} of crates/client-api-messages/src/websocket/v2.rs.
 */
public sealed interface ServerMessage {
    /**
     * The first message of a connection.
     *
     * @param token to be stored and shown when connecting again
     */
    record InitialConnection(Identity identity, ConnectionId connectionId, String token) implements ServerMessage {
        /** Without the token, which must not reach a log. */
        @Override
        public String toString() {
            return "InitialConnection[identity=" + identity + ", connectionId=" + connectionId + "]";
        }
    }

    /** The rows of all queries of a set; updates follow. */
    record SubscribeApplied(int requestId, QuerySetId querySetId, QueryRows rows) implements ServerMessage {}

    /**
     * A set has ended.
     *
     * @param rows what it had; null unless asked for
     */
    record UnsubscribeApplied(
            int requestId, QuerySetId querySetId, @Nullable QueryRows rows) implements ServerMessage {}

    /**
     * A subscription was refused, or has ended by an error.
     *
     * @param requestId the refused request (an older set of the same id goes on); null: the running set has ended
     */
    record SubscriptionError(@Nullable Integer requestId, QuerySetId querySetId, String error)
            implements ServerMessage {}

    /** Changes by a transaction of somebody else; only sets that changed. */
    record TransactionUpdate(List<QuerySetUpdate> querySets) implements ServerMessage {
        public TransactionUpdate {
            querySets = List.copyOf(querySets);
        }
    }

    /** The answer to a one-off query. */
    record OneOffQueryResult(int requestId, QueryResult result) implements ServerMessage {}

    /** The answer to a reducer call, with the caller's own changes inside. */
    record ReducerResult(int requestId, Timestamp timestamp, WireReducerOutcome outcome) implements ServerMessage {}

    /** The answer to a procedure call; time and duration are 0 after an error. */
    record ProcedureResult(ProcedureStatus status, Timestamp timestamp, TimeDuration duration, int requestId)
            implements ServerMessage {}

    /** The answer to a batch, one result for each set in the order of the request. */
    record SubscribeBatchApplied(int requestId, List<SubscribeSetResult> results) implements ServerMessage {
        public SubscribeBatchApplied {
            results = List.copyOf(results);
        }
    }

    /** Rows or the server's text. */
    sealed interface QueryResult {
        record Rows(QueryRows rows) implements QueryResult {}

        record Failed(String error) implements QueryResult {}
    }

    /** How a procedure ended. */
    sealed interface ProcedureStatus {
        /** @param value BSATN of the return value */
        record Returned(RowBytes value) implements ProcedureStatus {}

        /** @param message the server's text */
        @SuppressWarnings("AvoidCommonTypeNames") // the name that the server gives it
        record InternalError(String message) implements ProcedureStatus {}
    }

    Codec<ServerMessage> CODEC = new ServerMessageCodec();
}
