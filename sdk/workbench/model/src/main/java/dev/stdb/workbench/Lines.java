package dev.stdb.workbench;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.workbench.rows.EventRow;
import dev.stdb.workbench.rows.Flash;
import dev.stdb.workbench.rows.GridRow;
import org.jspecify.annotations.Nullable;

/** The lines of a grid, looked at one by one: whoever draws asks for those in view and no others. */
public interface Lines {
    /** How many there are. */
    int count();

    /**
     * One of them.
     *
     * @param index from 0 to {@link #count} - 1
     */
    Line at(int index);

    /**
     * What a line shows.
     *
     * @param flash its latest change, or null
     * @param atMillis when an event happened; 0 for rows
     */
    record Line(AlgebraicValue.Product values, @Nullable Flash flash, long atMillis) {}

    /** The rows or events of a table. */
    static Lines of(TableState table) {
        return table.entry().isEvents() ? new Events(table) : new Rows(table);
    }

    /** Rows, as they are now. */
    record Rows(TableState table) implements Lines {
        @Override
        public int count() {
            return table.rows().lines();
        }

        @Override
        public Line at(int index) {
            GridRow row = table.rows().line(index);
            return new Line(row.values(), row.flash(), 0);
        }
    }

    /** Events, oldest first. */
    record Events(TableState table) implements Lines {
        @Override
        public int count() {
            return table.events().lines();
        }

        @Override
        public Line at(int index) {
            EventRow event = table.events().line(index);
            return new Line(event.values(), null, event.atMillis());
        }
    }
}
