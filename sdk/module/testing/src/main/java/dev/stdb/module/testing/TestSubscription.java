package dev.stdb.module.testing;

import dev.stdb.host.datastore.QueryChange;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.datastore.SubscriptionQuery;
import dev.stdb.host.datastore.TxDelta;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a query as a client has them: those there were when it subscribed, and every change since.
 *
 * <pre>{@code
 * var messages = bob.subscribe(Message.class, "SELECT * FROM message");
 * alice.call("send", "hello").orThrow();
 * assertThat(messages.takeDeltas())
 *         .containsExactly(new Delta<>(List.of(new Message(1, "hello")), List.of()));
 * }</pre>
 */
public final class TestSubscription<R> {
    private final Engine engine;
    private final TestClient client;
    private final Class<R> row;
    private final String sql;
    private final List<Delta<R>> deltas = new ArrayList<>();

    /** How often each row is there, as a client's cache counts. */
    private final Map<ByteBuffer, Integer> cache = new LinkedHashMap<>();

    private SubscriptionQuery query;

    TestSubscription(Engine engine, TestClient client, Class<R> row, String sql) {
        this.engine = engine;
        this.client = client;
        this.row = row;
        this.sql = sql;
        this.query = engine.queries().query(sql, client.identity());
    }

    TestClient client() {
        return client;
    }

    /** The rows now, in the order in which they came. */
    @SuppressWarnings("ByteBufferBackingArray") // each wraps exactly one row
    public List<R> rows() {
        var rows = new ArrayList<R>();
        cache.forEach((bytes, count) -> rows.addAll(Collections.nCopies(count, read(bytes.array()))));
        return rows;
    }

    /** What commits changed since the subscription began or deltas were last taken, one for each commit that changed something. */
    public List<Delta<R>> takeDeltas() {
        var taken = List.copyOf(deltas);
        deltas.clear();
        return taken;
    }

    /** Ends it; its rows stay as they are. */
    public void unsubscribe() {
        engine.queries().unfollow(this);
    }

    SubscriptionQuery query() {
        return query;
    }

    /** Makes the query for the tables of now. */
    SubscriptionQuery prepare() {
        query = engine.queries().query(sql, client.identity());
        return query;
    }

    /** Takes the rows of now. */
    void begin(ReadView view) {
        cache.clear();
        deltas.clear();
        query.rows(view).forEach(bytes -> add(bytes, 1));
    }

    /** Takes what a commit means to the query. */
    void tell(TxDelta delta, ReadView after) {
        var inserted = new ArrayList<byte[]>();
        var deleted = new ArrayList<byte[]>();
        for (QueryChange change : query.changes(delta, after)) {
            inserted.addAll(change.inserts());
            inserted.addAll(change.events());
            deleted.addAll(change.deletes());
            change.deletes().forEach(bytes -> add(bytes, -1));
            change.inserts().forEach(bytes -> add(bytes, 1));
        }
        if (!inserted.isEmpty() || !deleted.isEmpty()) {
            deltas.add(new Delta<>(
                    inserted.stream().map(this::read).toList(),
                    deleted.stream().map(this::read).toList()));
        }
    }

    private void add(byte[] bytes, int times) {
        cache.merge(ByteBuffer.wrap(bytes), times, (a, b) -> a + b == 0 ? null : a + b);
    }

    private R read(byte[] bytes) {
        return Rows.read(bytes, query.table().visibleType(), row);
    }

    /** The query and how many rows it has. */
    @Override
    public String toString() {
        return sql + ": " + cache.size() + " rows";
    }
}
