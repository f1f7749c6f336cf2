package dev.stdb.host.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the open transaction did to one table, net. */
final class TableChanges {
    final TableStore store;
    private final RowSet inserted = new RowSet();
    private final RowSet deleted = new RowSet();

    TableChanges(TableStore store) {
        this.store = store;
    }

    void added(byte[] row) {
        if (!deleted.remove(row)) {
            inserted.add(row);
        }
    }

    void removed(byte[] row) {
        if (!inserted.remove(row)) {
            deleted.add(row);
        }
    }

    /** Hands over every row that is new or gone. */
    void forEachRow(Consumer<byte[]> action) {
        inserted.forEach(action);
        deleted.forEach(action);
    }

    boolean isEmpty() {
        return inserted.isEmpty() && deleted.isEmpty();
    }

    TxDelta.TableDelta delta() {
        return store.info.isEvent()
                ? new TxDelta.TableDelta(store.info, List.of(), List.of(), inserted.snapshot())
                : new TxDelta.TableDelta(store.info, inserted.snapshot(), deleted.snapshot(), List.of());
    }

    void rollback() {
        inserted.snapshot().forEach(store::take);
        deleted.snapshot().forEach(store::put);
    }

    /** This transaction's rows first, then the others, each part in its order. */
    List<byte[]> ownFirst(List<byte[]> rows) {
        if (inserted.isEmpty()) {
            return rows;
        }
        var own = new ArrayList<byte[]>(rows.size());
        var others = new ArrayList<byte[]>();
        for (byte[] row : rows) {
            (inserted.contains(row) ? own : others).add(row);
        }
        own.addAll(others);
        return own;
    }
}
