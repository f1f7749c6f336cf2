package dev.stdb.workbench.rows;

import java.util.List;

/** What one or more transactions did to one table, in order. */
public record TableChange(String table, List<RowChange> changes) {
    public TableChange {
        changes = List.copyOf(changes);
    }
}
