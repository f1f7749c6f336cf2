package dev.stdb.workbench;

import dev.stdb.workbench.rows.EventRow;
import dev.stdb.workbench.rows.EventStream;
import dev.stdb.workbench.rows.GridRow;
import dev.stdb.workbench.rows.RowChange;
import dev.stdb.workbench.rows.TableRows;
import dev.stdb.workbench.value.RowFilter;
import java.util.List;

/** Changes to the rows on the right and moves within them. */
final class Grid {
    private Grid() {}

    static TableState after(Draft draft, TableState table, List<RowChange> changes) {
        int height = draft.viewport.gridLines();
        return table.entry().isEvents()
                ? eventsAfter(table, changes, draft.now, height)
                : rowsAfter(table, changes, draft.now, height);
    }

    private static TableState rowsAfter(TableState table, List<RowChange> changes, long now, int height) {
        TableRows rows = table.rows().after(changes, now);
        return carried(table, rows, height).changedAt(now);
    }

    /** With these rows, the cursor on the row it was on, where that is still there. */
    static TableState carried(TableState table, TableRows rows, int height) {
        GridPosition position = table.position();
        GridPosition moved = position.at(position.line(), rows.lines(), height);
        if (position.line() < table.rows().lines() && position.line() > 0) {
            GridRow on = table.rows().line(position.line());
            int found = rows.lineOf(on);
            if (found >= 0) moved = position.carried(position.line(), found, rows.lines(), height);
        }
        return table.with(rows).with(moved);
    }

    private static TableState eventsAfter(TableState table, List<RowChange> changes, long now, int height) {
        EventStream events = table.events().after(changes, now);
        return carried(table, events, height).changedAt(now);
    }

    static TableState carried(TableState table, EventStream events, int height) {
        GridPosition position = table.position();
        GridPosition moved;
        if (position.follow() && !events.isPaused()) {
            moved = position.at(events.lines() - 1, events.lines(), height);
        } else if (position.line() < table.events().lines()) {
            EventRow on = table.events().line(position.line());
            int found = events.lineOf(on);
            moved = found >= 0
                    ? position.carried(position.line(), found, events.lines(), height)
                    : position.at(0, events.lines(), height);
        } else {
            moved = position.at(position.line(), events.lines(), height);
        }
        return table.with(events).with(moved);
    }

    /** The cursor so many lines further; a stream follows its newest event again once the cursor is there. */
    static TableState moved(TableState table, int by, int height) {
        return to(table, table.position().line() + by, height);
    }

    static TableState to(TableState table, int line, int height) {
        GridPosition moved = table.position().at(line, table.lines(), height);
        return table.with(moved.following(moved.line() >= table.lines() - 1));
    }

    /** The lines in view so many further, the cursor with them where it would leave the view. */
    static TableState scrolled(TableState table, int by, int height) {
        GridPosition position = table.position();
        int top = Math.clamp(position.top() + by, 0, Math.max(0, table.lines() - height));
        int line = Math.clamp(position.line(), top, Math.max(top, Math.min(top + height, table.lines()) - 1));
        var moved = new GridPosition(top, line, position.column(), position.left(), line >= table.lines() - 1);
        return table.with(moved);
    }

    static TableState column(TableState table, int by) {
        int last = Math.max(0, table.entry().columns().size() - 1);
        int column = Math.clamp(table.position().column() + by, 0, last);
        return table.with(table.position().withColumn(column, table.position().left()));
    }

    static TableState sorted(TableState table, int column, int height) {
        if (table.entry().isEvents() || column >= table.entry().columns().size()) return table;
        return carried(table, table.rows().sorted(table.rows().order().toggled(column)), height);
    }

    /** Only the rows that contain a text; an empty one shows all. */
    static TableState filtered(Draft draft, TableState table, String text) {
        int height = draft.viewport.gridLines();
        var filter = RowFilter.of(text, table.entry().columns(), draft.catalogue.typespace());
        TableState changed = table.withFilter(text);
        return table.entry().isEvents()
                ? carried(changed, table.events().filtered(filter), height)
                : carried(changed, table.rows().filtered(filter), height);
    }

    static TableState paused(TableState table, boolean hold, int height) {
        TableState changed = hold ? table : table.with(table.position().following(true));
        return carried(changed, table.events().paused(hold), height);
    }
}
