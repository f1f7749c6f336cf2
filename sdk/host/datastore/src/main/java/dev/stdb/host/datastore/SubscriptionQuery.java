package dev.stdb.host.datastore;

import dev.stdb.sql.BoundSelect;
import dev.stdb.sql.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query whose result is followed: rows of one table that satisfy a condition. Immutable: may be used from any thread.
 *
 * <pre>{@code
 * List<byte[]> initial = query.rows(tx);
 * // after each commit, for the delta of query.table():
 * delta.inserts().stream().filter(query::matches)
 * }</pre>
 */
public final class SubscriptionQuery {
    private final TableStore store;
    private final AccessPath path;
    private final @Nullable Condition condition;
    private final boolean usesSender;

    SubscriptionQuery(TableStore store, BoundSelect select) {
        this.store = store;
        this.condition = select.condition();
        this.path = AccessPath.choose(store.info, select.bounds(0));
        this.usesSender = select.usesSender();
    }

    /** The table whose rows are returned. */
    public TableInfo table() {
        return store.info;
    }

    /** Whether the result depends on who asks. */
    public boolean usesSender() {
        return usesSender;
    }

    /** All rows of the result, in BSATN. */
    public List<byte[]> rows(ReadView view) {
        var rows = path.rows(view);
        return condition == null ? rows : rows.stream().filter(this::matches).toList();
    }

    /** Whether {@code row}, a row of {@link #table()}, belongs to the result. */
    public boolean matches(byte[] row) {
        return condition == null || condition.test(store.decode(row));
    }
}
