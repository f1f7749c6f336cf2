package dev.stdb.host.datastore;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.sql.Binder;
import dev.stdb.sql.Bound;
import dev.stdb.sql.BoundSelect;
import dev.stdb.sql.Caller;
import dev.stdb.sql.Condition;
import dev.stdb.sql.Sql;
import dev.stdb.sql.SqlException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
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
    private static final Pattern EVERYTHING =
            Pattern.compile("\\s*select\\s+\\*\\s+from\\s+\\*\\s*", Pattern.CASE_INSENSITIVE);

    private final Datastore datastore;
    private final Views views;

    /** For a database whose views nobody can compute: what reads one fails. */
    public SqlEngine(Datastore datastore) {
        this(datastore, new Views(datastore, ViewRunner.NONE, InstantSource.system()));
    }

    public SqlEngine(Datastore datastore, Views views) {
        this.datastore = datastore;
        this.views = views;
    }

    private Binder binder(Caller caller) {
        return new Binder(datastore.catalog(), caller);
    }

    /**
     * Runs one statement of the full language in a transaction of its own: all or nothing. Views that it reads are computed first, views that depend on what it writes
     * afterwards.
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

    // ---- subscriptions

    /**
     * The queries of one text of a subscription: one, or for {@code SELECT * FROM *} one for every table and view that the caller may read, without event and system
     * tables.
     *
     * @throws SqlException when it is refused
     */
    public List<SubscriptionQuery> subscriptions(String sql, Caller caller) {
        if (!EVERYTHING.matcher(sql).matches()) {
            return List.of(subscription(sql, caller));
        }
        return datastore.tables().stream()
                .filter(table -> !table.isEvent() && !table.isSystem())
                .filter(table -> table.isPublic() || caller.isOwner())
                .map(table ->
                        compile("SELECT * FROM \"" + table.name() + "\"", "SELECT * FROM " + table.name(), caller))
                .toList();
    }

    /**
     * A query of the subscription language. Its views are not computed yet: see {@link Views#subscribe}.
     *
     * @throws SqlException when it is refused, with the server's message
     */
    public SubscriptionQuery subscription(String sql, Caller caller) {
        return compile(sql, sql.strip(), caller);
    }

    private SubscriptionQuery compile(String sql, String name, Caller caller) {
        var asked = binder(caller).bindSubscription(Sql.parseSubscription(sql));
        var planner = new Planner(datastore, caller.identity());
        var parts = new ArrayList<Plan>();
        var instances = new LinkedHashSet<ViewInstance>();
        boolean usesSender = asked.usesSender();
        for (var part : datastore.security().resolved(asked, caller)) {
            parts.add(planner.plan(part));
            usesSender |= part.usesSender();
            instances.addAll(relations(part, caller).instances());
        }
        usesSender |= instances.stream().anyMatch(instance -> instance.sender() != null);
        String key =
                usesSender || caller.isOwner() ? name + "\0" + caller.identity().toHex() : name;
        return new SubscriptionQuery(
                key, datastore.store(asked.table().id()).info, usesSender, parts, List.copyOf(instances));
    }

    /**
     * Refuses queries together when the server would expect to look at more rows than the owner allows.
     *
     * @throws SqlException with the server's message
     */
    public void checkRowLimit(List<SubscriptionQuery> queries, Caller caller, ReadView view) {
        checkRowLimit(queries.stream().mapToLong(query -> query.scanned(view)).sum(), caller, view);
    }

    private Relations relations(BoundSelect part, Caller caller) {
        return Relations.of(datastore, part, caller.identity());
    }

    // ---- SELECT

    /**
     * The rows that a query of the subscription language returns now, joined by any columns. Views are not computed for it: those that nobody follows are empty.
     *
     * @throws SqlException when it is refused, with the server's message
     */
    public TableRows oneOff(String sql, Caller caller) {
        var asked = binder(caller).bindSubscription(Sql.parseSubscription(sql));
        var rows = new ArrayList<byte[]>();
        try (var tx = datastore.read()) {
            for (var part : parts(asked, caller, tx)) {
                int returned = part.select().projection() instanceof Bound.Projection.Rows(int number) ? number : 0;
                new Join(part.relations(), tx).rows().forEach(tuple -> rows.add(tuple[returned].visible()));
            }
        }
        return new TableRows(datastore.store(asked.table().id()).info, rows);
    }

    /** A query out of those that make up the one asked. */
    private record Part(BoundSelect select, Relations relations) {}

    private List<Part> parts(BoundSelect asked, Caller caller, ReadView view) {
        var parts = datastore.security().resolved(asked, caller).stream()
                .map(part -> new Part(part, relations(part, caller)))
                .toList();
        long scanned = parts.stream()
                .mapToLong(part -> Estimate.scanned(datastore, part.relations, view))
                .sum();
        checkRowLimit(capped(scanned, asked), caller, view);
        return parts;
    }

    private static long capped(long scanned, BoundSelect asked) {
        boolean capped =
                asked.limit().isPresent() && Long.compareUnsigned(asked.limit().getAsLong(), scanned) < 0;
        return capped ? asked.limit().getAsLong() : scanned;
    }

    private SqlResult select(BoundSelect asked, Caller caller) {
        computeViews(asked, caller);
        try (var tx = datastore.read()) {
            var projector = new Projector(asked);
            for (var part : parts(asked, caller, tx)) {
                projector.add(part.select.projection(), new Join(part.relations, tx).rows());
            }
            return new SqlResult(asked.resultType(), projector.results(), 0, 0, 0, SqlResult.UNCHANGED);
        }
    }

    private void computeViews(BoundSelect asked, Caller caller) {
        var instances = datastore.security().resolved(asked, caller).stream()
                .flatMap(part -> relations(part, caller).instances().stream())
                .toList();
        if (instances.isEmpty()) {
            return;
        }
        try (var tx = datastore.begin()) {
            views.use(tx, instances);
            tx.commit();
        } catch (ViewException e) {
            throw new SqlException.Failed(String.valueOf(e.getMessage()));
        }
    }

    private void checkRowLimit(long estimate, Caller caller, ReadView view) {
        if (caller.isOwner()) {
            return;
        }
        var limit = rowLimit(view);
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

    // ---- DML

    /** Which of the statistics a statement counts into. */
    private enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    private SqlResult write(ToLongFunction<MutTx> statement, Kind kind) {
        try (var tx = datastore.begin()) {
            long count = statement.applyAsLong(tx);
            var delta = views.commit(tx);
            return switch (kind) {
                case INSERT -> SqlResult.changed(count, 0, 0, delta);
                case UPDATE -> SqlResult.changed(0, 0, count, delta);
                case DELETE -> SqlResult.changed(0, count, 0, delta);
            };
        } catch (DatastoreException.UniqueViolation e) {
            throw new SqlException.Failed("IndexError: " + e.getMessage());
        } catch (ViewException e) {
            throw new SqlException.Failed("The module instance encountered a fatal error: " + e.text());
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
