package dev.stdb.host.datastore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a run of a view depends on: whole tables, and keys of indexes by the index's id. */
record ReadSet(Set<Integer> tables, Map<Integer, RowSet> keys) {

    ReadSet() {
        this(new HashSet<>(), new HashMap<>());
    }

    void addTable(int tableId) {
        tables.add(tableId);
    }

    void addPoint(IndexInfo index, byte[] key) {
        if (!tables.contains(index.tableId())) {
            keys.computeIfAbsent(index.id(), id -> new RowSet()).add(key);
        }
    }
}
