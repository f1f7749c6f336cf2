package dev.stdb.host.datastore;

import java.util.List;

/**
 * What a transaction means to a query: a bag of rows in BSATN, so that one occurs as often as it came or went.
 *
 * @param events rows of an event table, which come and do not stay; then there are neither inserts nor deletes
 */
public record QueryChange(List<byte[]> inserts, List<byte[]> deletes, List<byte[]> events) {
    static final QueryChange NONE = new QueryChange(List.of(), List.of(), List.of());

    public QueryChange {
        inserts = List.copyOf(inserts);
        deletes = List.copyOf(deletes);
        events = List.copyOf(events);
    }

    static QueryChange of(TableInfo table, List<byte[]> inserts, List<byte[]> deletes) {
        return table.isEvent()
                ? new QueryChange(List.of(), List.of(), inserts)
                : new QueryChange(inserts, deletes, List.of());
    }

    public boolean isEmpty() {
        return inserts.isEmpty() && deletes.isEmpty() && events.isEmpty();
    }
}
