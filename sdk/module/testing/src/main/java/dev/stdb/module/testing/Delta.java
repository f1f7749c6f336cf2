package dev.stdb.module.testing;

import java.util.List;

/**
 * What one commit changed in the rows of a subscription. A row that was replaced is in both lists.
 *
 * @param inserted rows that came; of an event table, its events
 * @param deleted rows that went
 */
public record Delta<R>(List<R> inserted, List<R> deleted) {
    public Delta {
        inserted = List.copyOf(inserted);
        deleted = List.copyOf(deleted);
    }
}
