package dev.stdb.client.internal.cache;

/**
 * What one message did to the visible rows of one table. Immutable.
 *
 * @param table the table's name
 * @param inserted rows that are visible now and were not, without replaced ones
 * @param deleted rows that were visible and are not, without replaced ones
 * @param before replaced rows; the i-th became the i-th of {@code after}
 * @param after what they became
 * @param events rows of an event table; never stored
 * @param count visible rows afterwards
 */
public record TableDelta(
        String table, RowRefs inserted, RowRefs deleted, RowRefs before, RowRefs after, RowRefs events, int count) {

    public boolean isEmpty() {
        return inserted.size() + deleted.size() + before.size() + events.size() == 0;
    }
}
