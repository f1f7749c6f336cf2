package dev.stdb.workbench;

import dev.stdb.workbench.rows.TableChange;
import java.util.List;

/** What became of a call. */
public sealed interface Answer {
    /** On its way. */
    record Waiting() implements Answer {}

    /**
     * The transaction is committed.
     *
     * @param changes the rows it changed, among those subscribed
     */
    record Committed(List<TableChange> changes) implements Answer {
        public Committed {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The reducer returned an error and nothing changed.
     *
     * @param message the module's own words
     */
    record Refused(String message) implements Answer {}

    /**
     * The reducer did not end and nothing changed.
     *
     * @param serverText the server's words
     */
    record Crashed(String serverText) implements Answer {}

    /**
     * The connection ended first: it may have run or not.
     *
     * @param why a sentence
     */
    record Lost(String why) implements Answer {}
}
