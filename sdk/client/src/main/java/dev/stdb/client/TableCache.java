package dev.stdb.client;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The rows of one table or view that the subscriptions of this connection match. Each distinct row is here once, however many
 * queries match it. Readable on any thread; see {@link DbConnection} for what callbacks may rely on.
 *
 * <pre>{@code
 * TableCache players = conn.table("player");
 * players.onUpdate((before, after) -> System.out.println(before.value() + " is now " + after.value()));
 * }</pre>
 */
public interface TableCache {
    /** Returns the canonical table or view name. */
    String name();

    /** Returns the number of distinct rows in the cache at this moment. Any thread, at once. */
    int count();

    /**
     * Returns the rows in the cache at this moment, in no particular order: a snapshot that does not change, whose elements are
     * made when they are asked for. Any thread, at once; takes time proportional to {@link #count()} (about 10 ns per row).
     */
    List<Row> rows();

    /**
     * Returns the row in the cache whose column holds this value; for columns of which the server says that no two rows are alike in
     * them (where they are, one of the rows). Any thread; the first question about a column takes time proportional to {@link
     * #count()}, later ones about as long as a hash map.
     *
     * @param column the column's position, from 0
     * @param key BSATN of the value
     * @return empty if no row in the cache has it
     * @throws IllegalStateException if there are rows and the schema this connection learned does not know this table
     * @throws IllegalArgumentException if there are rows and they have no such column
     */
    Optional<Row> find(int column, byte[] key);

    /** Calls {@code listener} for each row that becomes visible, except those of an update. */
    Registration onInsert(Consumer<Row> listener);

    /** Calls {@code listener} for each row that is no longer visible, except those of an update. */
    Registration onDelete(Consumer<Row> listener);

    /** Calls {@code listener} with the row before and after, for rows replaced by one with the same primary key. */
    Registration onUpdate(BiConsumer<Row, Row> listener);

    /** Calls {@code listener} for each row of an event table. Such rows are never in the cache. */
    Registration onEvent(Consumer<Row> listener);
}
