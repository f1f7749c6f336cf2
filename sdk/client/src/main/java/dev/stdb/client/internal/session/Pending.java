package dev.stdb.client.internal.session;

import dev.stdb.protocol.ServerMessage;
import java.util.List;

/** A request that waits for its answer. */
sealed interface Pending {
    void lost();

    record Reducer(Reply<ReducerReply> reply) implements Pending {
        @Override
        public void lost() {
            reply.lost();
        }
    }

    record Procedure(Reply<ServerMessage.ProcedureResult> reply) implements Pending {
        @Override
        public void lost() {
            reply.lost();
        }
    }

    record Query(Reply<ServerMessage.QueryResult> reply) implements Pending {
        @Override
        public void lost() {
            reply.lost();
        }
    }

    /** Sets hear of the loss themselves, whether they wait or not. */
    record Subscribing(QuerySet set) implements Pending {
        @Override
        public void lost() {}
    }

    record SubscribingAll(List<QuerySet> sets) implements Pending {
        @Override
        public void lost() {}
    }

    record Unsubscribing(QuerySet set) implements Pending {
        @Override
        public void lost() {}
    }
}
