package dev.stdb.host.datastore;

import java.util.List;

/** Rows of one table or view in BSATN, a bag; of a view without their first column. */
public record TableRows(TableInfo table, List<byte[]> rows) {
    public TableRows {
        rows = List.copyOf(rows);
    }
}
