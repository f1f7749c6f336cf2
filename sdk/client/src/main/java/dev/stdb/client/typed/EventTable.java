package dev.stdb.client.typed;

import dev.stdb.bsatn.Codec;
import dev.stdb.client.DbConnection;
import dev.stdb.client.Registration;
import dev.stdb.client.Row;
import dev.stdb.client.TableCache;
import java.util.function.Consumer;

/**
 * An event table: its rows happen and do not stay, so they are heard and never looked up.
 *
 * @param <R> the row
 */
public abstract class EventTable<R> {
    private final TableCache cache;
    private final Codec<R> codec;

    /** @param name the canonical name */
    protected EventTable(DbConnection connection, String name, Codec<R> codec) {
        this.cache = connection.table(name);
        this.codec = codec;
    }

    /** The canonical table name. */
    public final String tableName() {
        return cache.name();
    }

    /** The query that subscribes to all events. */
    public final String selectAll() {
        return Queries.selectAll(tableName());
    }

    /** Calls {@code listener} for each row that is inserted. */
    public final Registration onEvent(Consumer<? super R> listener) {
        return cache.onEvent(row -> listener.accept(decode(row)));
    }

    /** The row of this table as a Java value: for rows of a {@link dev.stdb.client.TableChange}. */
    public final R decode(Row row) {
        return row.decode(codec);
    }
}
