package dev.stdb.client;

import java.util.List;

/**
 * What one transaction did to the rows of one table that this connection sees.
 *
 * <p>The lists are immutable views made when they are read: an element costs nothing until {@code get}, and each {@code get}
 * makes a new {@link Row} over the same bytes. They stay valid for ever, on any thread.
 *
 * @param table the canonical table or view name
 * @param inserts rows that became visible, except those in {@code updates}
 * @param deletes rows that are no longer visible, except those in {@code updates}
 * @param updates rows replaced by one with the same primary key; empty for tables without one
 * @param events rows of an event table, in the order sent; they are never in the cache
 * @param count number of distinct rows visible in the cache after this transaction
 */
public record TableChange(
        String table, List<Row> inserts, List<Row> deletes, List<RowUpdate> updates, List<Row> events, int count) {

    /** Returns how many rows this change is about, all four lists together. */
    public int size() {
        return inserts.size() + deletes.size() + updates.size() + events.size();
    }
}
