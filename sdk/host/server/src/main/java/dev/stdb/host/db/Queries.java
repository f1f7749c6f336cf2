package dev.stdb.host.db;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.SqlEngine;
import dev.stdb.host.datastore.SqlResult;
import dev.stdb.host.datastore.SubscriptionQuery;
import dev.stdb.sql.Caller;
import dev.stdb.sql.SqlException;
import java.util.List;
import java.util.regex.Pattern;

/** SQL of the callers of one database. Entered on the writer thread only. */
final class Queries {
    private static final Pattern EVERYTHING =
            Pattern.compile("\\s*select\\s+\\*\\s+from\\s+\\*\\s*", Pattern.CASE_INSENSITIVE);

    private final Datastore store;
    private final SqlEngine sql;
    private final Identity owner;

    Queries(Datastore store, Identity owner) {
        this.store = store;
        this.sql = new SqlEngine(store);
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
     * The queries of a subscription's text: one, or one per table for {@code SELECT * FROM *}.
     *
     * @throws SqlException when it is refused
     */
    List<Query> subscription(String text, Identity caller) {
        if (!EVERYTHING.matcher(text).matches()) {
            return List.of(single(text, caller));
        }
        boolean isOwner = caller.equals(owner);
        return store.tables().stream()
                .filter(table -> !table.isEvent() && !table.isSystem() && !table.isView())
                .filter(table -> table.isPublic() || isOwner)
                .map(table -> single("SELECT * FROM \"" + table.name() + "\"", caller))
                .toList();
    }

    /**
     * The query of a text.
     *
     * @throws SqlException when it is refused
     */
    Query single(String text, Identity caller) {
        SubscriptionQuery query = sql.subscription(text, as(caller));
        return new Query(query.usesSender() ? text + "\0" + caller.toHex() : text, query);
    }
}
