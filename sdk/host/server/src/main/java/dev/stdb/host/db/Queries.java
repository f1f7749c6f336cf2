package dev.stdb.host.db;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.datastore.SqlEngine;
import dev.stdb.host.datastore.SqlResult;
import dev.stdb.host.datastore.SubscriptionQuery;
import dev.stdb.host.datastore.TableRows;
import dev.stdb.host.datastore.Views;
import dev.stdb.sql.Caller;
import dev.stdb.sql.SqlException;
import java.util.List;

/** SQL of the callers of one database. Entered on the writer thread only. */
final class Queries {
    private final SqlEngine sql;
    private final Identity owner;

    Queries(Datastore store, Views views, Identity owner) {
        this.sql = new SqlEngine(store, views);
        this.owner = owner;
    }

    private Caller as(Identity caller) {
        return new Caller(caller, caller.equals(owner));
    }

    /**
     * Runs a statement of the full language in a transaction of its own.
     *
     * @throws SqlException when it is refused
     */
    SqlResult execute(String statement, Identity caller) {
        return sql.execute(statement, as(caller));
    }

    /**
     * The queries of a subscription's text: one, or one per table and view for {@code SELECT * FROM *}.
     *
     * @throws SqlException when it is refused
     */
    List<SubscriptionQuery> subscription(String text, Identity caller) {
        return sql.subscriptions(text, as(caller));
    }

    /**
     * Refuses queries that look at more rows than the owner allows.
     *
     * @throws SqlException with the server's words
     */
    void checkRowLimit(List<SubscriptionQuery> queries, Identity caller, ReadView view) {
        sql.checkRowLimit(queries, as(caller), view);
    }

    /**
     * What a query returns now, computing no view.
     *
     * @throws SqlException when it is refused
     */
    TableRows oneOff(String text, Identity caller) {
        return sql.oneOff(text, as(caller));
    }
}
