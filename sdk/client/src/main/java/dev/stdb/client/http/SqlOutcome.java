package dev.stdb.client.http;

import java.util.List;

/** What became of SQL over HTTP. */
public sealed interface SqlOutcome {
    /** @param results one per statement */
    record Results(List<SqlResult> results) implements SqlOutcome {
        public Results {
            results = List.copyOf(results);
        }
    }

    /** @param error the server's words */
    record Refused(String error) implements SqlOutcome {}
}
