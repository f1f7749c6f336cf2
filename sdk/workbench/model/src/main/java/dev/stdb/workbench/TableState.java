package dev.stdb.workbench;

import dev.stdb.workbench.rows.EventStream;
import dev.stdb.workbench.rows.RowOrder;
import dev.stdb.workbench.rows.TableRows;
import java.util.List;

/**
 * A table, view or event table as far as it is known here.
 *
 * @param rows its rows; unused for event tables
 * @param events what passed by; unused for others
 * @param position the cursor in its grid
 * @param widths cells each column wants, from what has been in view so far
 * @param filter the text that rows shown must contain, or empty
 * @param changedAtMillis when its number of rows or events last changed; 0 for never
 */
public record TableState(
        Entry entry,
        Feed feed,
        TableRows rows,
        EventStream events,
        GridPosition position,
        List<Integer> widths,
        String filter,
        long changedAtMillis) {
    public TableState {
        widths = List.copyOf(widths);
    }

    static TableState of(Entry entry) {
        return new TableState(
                entry,
                new Feed.Asked(),
                TableRows.none(RowOrder.natural(entry.primaryKey())),
                EventStream.EMPTY,
                GridPosition.START,
                List.of(),
                "",
                0);
    }

    TableState with(Feed changed) {
        return new TableState(entry, changed, rows, events, position, widths, filter, changedAtMillis);
    }

    TableState with(TableRows changed) {
        return new TableState(entry, feed, changed, events, position, widths, filter, changedAtMillis);
    }

    TableState with(EventStream changed) {
        return new TableState(entry, feed, rows, changed, position, widths, filter, changedAtMillis);
    }

    TableState with(GridPosition changed) {
        return new TableState(entry, feed, rows, events, changed, widths, filter, changedAtMillis);
    }

    TableState withWidths(List<Integer> changed) {
        return new TableState(entry, feed, rows, events, position, changed, filter, changedAtMillis);
    }

    TableState withFilter(String changed) {
        return new TableState(entry, feed, rows, events, position, widths, changed, changedAtMillis);
    }

    TableState withEntry(Entry changed) {
        return new TableState(changed, feed, rows, events, position, widths, filter, changedAtMillis);
    }

    TableState changedAt(long millis) {
        return new TableState(entry, feed, rows, events, position, widths, filter, millis);
    }

    /** Lines its grid has. */
    public int lines() {
        return entry.isEvents() ? events.lines() : rows.lines();
    }

    /** Rows the table has, or events seen. */
    public long count() {
        if (entry.isEvents()) return events.total();
        return feed instanceof Feed.TooMany(long many) ? many : rows.count();
    }
}
