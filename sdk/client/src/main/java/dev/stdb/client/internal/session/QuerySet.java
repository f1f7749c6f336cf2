package dev.stdb.client.internal.session;

import java.util.List;

/** One query set as the session knows it. Entered only on the session's thread. */
public final class QuerySet {
    enum State {
        PENDING,
        APPLIED,
        ENDED
    }

    final int id;
    final List<String> queries;
    final SetListener listener;
    State state = State.PENDING;
    boolean ending;

    QuerySet(int id, List<String> queries, SetListener listener) {
        this.id = id;
        this.queries = queries;
        this.listener = listener;
    }
}
