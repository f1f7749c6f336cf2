package dev.stdb.host.datastore;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.sql.Binder;
import dev.stdb.sql.Bound;
import dev.stdb.sql.BoundSelect;
import dev.stdb.sql.Caller;
import dev.stdb.sql.Condition;
import dev.stdb.sql.Sql;
import dev.stdb.sql.SqlException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL on a datastore.
 *
 * <pre>{@code
 * var sql = new SqlEngine(datastore);
 * SqlResult result = sql.execute("SELECT name FROM player LIMIT 10", caller);
 * SubscriptionQuery query = sql.subscription("SELECT * FROM player WHERE level > 3", caller);
 * }</pre>
 *
 * May be used from any thread that has no transaction open.
 */
public final class SqlEngine {
    private final Datastore datastore;

    public SqlEngine(Datastore datastore) {
        this.datastore = datastore;
    }

    private Binder binder(Caller caller) {
        return new Binder(datastore.catalog(), caller);
    }

    /**
     * Runs one statement of the full language in a transaction of its own: all or nothing.
     *
     * @throws SqlException when the statement is refused, with the server's message, or fails
     */
    public SqlResult execute(String sql, Caller caller) {
        var bound = binder(caller).bind(Sql.parse(sql));
        return switch (bound) {
            case BoundSelect select -> select(select, caller);
            case Bound.Insert insert -> write(tx -> insert(tx, insert), Kind.INSERT);
            case Bound.Update update -> write(tx -> update(tx, update), Kind.UPDATE);
            case Bound.Delete delete -> write(tx -> delete(tx, delete), Kind.DELETE);
        };
    }

    /**
     * A query of the subscription language.
     *
     * @throws SqlException when it is refused, with the server's message; joins and views are not offered yet, and say so
     */
    public SubscriptionQuery subscription(String sql, Caller caller) {
        var asked = binder(caller).bindSubscription(Sql.parseSubscription(sql));
        int tables = asked.relations().size();
        if (tables > 2) {
            throw new SqlException.Failed("Invalid number of tables in subscription: " + tables);
        }
        if (tables > 1) {
            throw new SqlException.NotOffered(
                    "This host does not offer joins in subscriptions yet; subscribe to each table on its own");
        }
        refuseViews(asked);
        var select = datastore.security().restricted(asked, caller);
        var query = new SubscriptionQuery(store(select, 0), select);
        try (var tx = datastore.read()) {
            checkRowLimit(select, caller, tx);
        }
        return query;
    }

    private static void refuseViews(BoundSelect select) {
        for (var relation : select.relations()) {
            if (relation.table().isView()) {
                throw new SqlException.NotOffered("This host does not compute views yet, and `"
                        + relation.table().name() + "` is one");
            }
        }
    }

    private TableStore store(BoundSelect select, int relation) {
        return datastore.store(select.relations().get(relation).table().id());
    }

    private SqlResult select(BoundSelect asked, Caller caller) {
        refuseViews(asked);
        var select = datastore.security().restricted(asked, caller);
        try (var tx = datastore.read()) {
            checkRowLimit(select, caller, tx);
            var rows = new Join(datastore, select, tx).rows();
            return new SqlResult(select.resultType(), Projector.project(select, rows), 0, 0, 0, SqlResult.UNCHANGED);
        }
    }

    private void checkRowLimit(BoundSelect select, Caller caller, ReadView view) {
        if (caller.isOwner()) {
            return;
        }
        var limit = rowLimit(view);
        long estimate = estimate(select, view);
        if (limit != null && Long.compareUnsigned(estimate, limit) > 0) {
            throw new SqlException.Failed("Estimated cardinality (" + estimate + " rows) exceeds limit ("
                    + Long.toUnsignedString(limit) + " rows)");
        }
    }

    private @Nullable Long rowLimit(ReadView view) {
        var variables = datastore.store(SystemTables.ST_VAR);
        for (byte[] row : view.scan(SystemTables.ST_VAR)) {
            var values = variables.decode(row);
            if (values.get(0).equals(new AlgebraicValue.Str("row_limit"))
                    && values.get(1) instanceof AlgebraicValue.Sum(var tag, AlgebraicValue.U64(long bits))) {
                return bits;
            }
        }
        return null;
    }

    /** As the server guesses: the rows an index finds, or all of them, twice for a filter without index. */
    private long estimate(BoundSelect select, ReadView view) {
        long estimate = 1;
        for (int i = 0; i < select.relations().size(); i++) {
            var table = store(select, i).info;
            var path = AccessPath.choose(table, select.bounds(i));
            boolean scans = path instanceof AccessPath.Scan;
            long rows = scans ? view.rowCount(table.id()) : path.rows(view).size();
            estimate *= scans && select.condition() != null ? 2 * rows : rows;
        }
        boolean capped = select.limit().isPresent()
                && Long.compareUnsigned(select.limit().getAsLong(), estimate) < 0;
        return capped ? select.limit().getAsLong() : estimate;
    }

    /** Which of the statistics a statement counts into. */
    private enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    private SqlResult write(ToLongFunction<MutTx> statement, Kind kind) {
        try (var tx = datastore.begin()) {
            long count = statement.applyAsLong(tx);
            var delta = tx.commit();
            return switch (kind) {
                case INSERT -> SqlResult.changed(count, 0, 0, delta);
                case UPDATE -> SqlResult.changed(0, 0, count, delta);
                case DELETE -> SqlResult.changed(0, count, 0, delta);
            };
        } catch (DatastoreException.UniqueViolation e) {
            throw new SqlException.Failed("IndexError: " + e.getMessage());
        }
    }

    private long insert(MutTx tx, Bound.Insert insert) {
        var store = datastore.store(insert.table().id());
        long count = 0;
        for (var row : insert.rows()) {
            count += tx.insert(store.info.id(), store.codec.encode(row)).isNew() ? 1 : 0;
        }
        return count;
    }

    private long update(MutTx tx, Bound.Update update) {
        var store = datastore.store(update.table().id());
        var matched = matching(store, update.condition(), tx);
        for (byte[] old : matched) {
            var values = new ArrayList<>(store.decode(old).values());
            for (var assignment : update.assignments().reversed()) {
                values.set(assignment.position(), assignment.value());
            }
            tx.delete(store.info.id(), old);
            tx.insert(store.info.id(), store.codec.encode(new AlgebraicValue.Product(values)));
        }
        return matched.size();
    }

    private long delete(MutTx tx, Bound.Delete delete) {
        var store = datastore.store(delete.table().id());
        var matched = matching(store, delete.condition(), tx);
        matched.forEach(row -> tx.delete(store.info.id(), row));
        return matched.size();
    }

    private static List<byte[]> matching(TableStore store, @Nullable Condition condition, ReadView view) {
        if (condition == null) {
            return view.scan(store.info.id());
        }
        return AccessPath.choose(store.info, condition.bounds(0)).rows(view).stream()
                .filter(row -> condition.test(store.decode(row)))
                .toList();
    }
}
