package dev.stdb.client.typed;

import dev.stdb.bsatn.Codec;
import dev.stdb.client.DbConnection;
import dev.stdb.client.Registration;
import dev.stdb.client.Row;
import dev.stdb.client.TableCache;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows of one table or view that the subscriptions of a connection match, as Java values. Threads, order and what callbacks may
 * rely on are those of {@link DbConnection}; rows are read from their bytes each time they are asked for.
 *
 * <pre>{@code
 * for (Player player : module.tables().player()) { ... }
 * module.tables().player().onInsert(player -> System.out.println(player.name()));
 * }</pre>
 *
 * @param <R> the row
 */
public abstract class RemoteTable<R> implements Iterable<R> {
    private final Codec<R> codec;
    /** The rows as bytes. */
    final TableCache cache;

    /** @param name the canonical name */
    protected RemoteTable(DbConnection connection, String name, Codec<R> codec) {
        this.cache = connection.table(name);
        this.codec = codec;
    }

    /** The canonical table or view name. */
    public final String tableName() {
        return cache.name();
    }

    /** The query that subscribes to all rows. */
    public final String selectAll() {
        return Queries.selectAll(tableName());
    }

    /** How many rows are in the cache at this moment. */
    public final int count() {
        return cache.count();
    }

    /** The rows in the cache at this moment, in no particular order; later changes do not show. */
    public final List<R> rows() {
        return cache.rows().stream().map(this::decode).toList();
    }

    /** Walks over the rows in the cache at this moment, in no particular order; each is decoded when its turn comes. */
    @Override
    public final Iterator<R> iterator() {
        return cache.rows().stream().map(this::decode).iterator();
    }

    /** Calls {@code listener} for each row that becomes visible, except those of an update. */
    public final Registration onInsert(Consumer<? super R> listener) {
        return cache.onInsert(row -> listener.accept(decode(row)));
    }

    /** Calls {@code listener} for each row that is no longer visible, except those of an update. */
    public final Registration onDelete(Consumer<? super R> listener) {
        return cache.onDelete(row -> listener.accept(decode(row)));
    }

    /** The row of this table as a Java value: for rows of a {@link dev.stdb.client.TableChange}. */
    public final R decode(Row row) {
        return row.decode(codec);
    }

    /** The row with this value in a column in which no two rows are alike. */
    protected final <K> Optional<R> find(int column, Codec<K> key, K value) {
        return cache.find(column, key.encode(value)).map(this::decode);
    }
}
