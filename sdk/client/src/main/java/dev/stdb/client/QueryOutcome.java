package dev.stdb.client;

import java.util.List;

/** What became of a one-off query. */
public sealed interface QueryOutcome {
    /**
     * The rows at the time of the query.
     *
     * @param table the canonical name of the table or view that was read
     * @param rows the rows in the server's order; a row may occur more than once
     */
    record Rows(String table, List<Row> rows) implements QueryOutcome {}

    /**
     * The server did not run the query.
     *
     * @param error the server's words
     */
    record Refused(String error) implements QueryOutcome {}
}
