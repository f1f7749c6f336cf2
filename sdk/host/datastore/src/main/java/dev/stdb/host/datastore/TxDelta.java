package dev.stdb.host.datastore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transaction changed, net: a row deleted and inserted again does not show. Only tables with changes, by ascending id. */
public record TxDelta(List<TableDelta> tables) {
    public TxDelta {
        tables = List.copyOf(tables);
    }

    public boolean isEmpty() {
        return tables.isEmpty();
    }

    /** The changes of the table with this id, null if there are none. */
    @Nullable
    TableDelta of(int tableId) {
        for (var table : tables) {
            if (table.table().id() == tableId) {
                return table;
            }
        }
        return null;
    }

    /**
     * The changes of one table, rows in BSATN.
     *
     * @param events rows of an event table, which are not stored; it has neither inserts nor deletes
     */
    public record TableDelta(TableInfo table, List<byte[]> inserts, List<byte[]> deletes, List<byte[]> events) {
        public TableDelta {
            inserts = List.copyOf(inserts);
            deletes = List.copyOf(deletes);
            events = List.copyOf(events);
        }

        /** Rows that are there now, if only for this transaction. */
        List<byte[]> added() {
            return table.isEvent() ? events : inserts;
        }
    }
}
