package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.schema.FunctionKind;
import dev.stdb.schema.ScheduleSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a scheduled table that is still there when its timer fires.
 *
 * @param row the whole row in BSATN, which the function gets as its argument
 * @param function what is called, with its namespace
 * @param kind whether that is a reducer or a procedure
 * @param at once at a time, or again and again
 */
@SuppressWarnings("ArrayRecordComponent") // a row of the store, handed on as it is
public record DueRow(byte[] row, String function, FunctionKind kind, ScheduleAt at) {
    static Optional<DueRow> find(Datastore store, ScheduleTimers.Key key) {
        TableInfo table = store.table(key.table()).orElse(null);
        ScheduleSchema schedule = table == null ? null : table.schedule();
        byte[] row = table == null || schedule == null ? null : row(store, key, table, schedule);
        if (table == null || schedule == null || row == null) {
            return Optional.empty();
        }
        String namespace = table.name().substring(0, table.name().lastIndexOf('.') + 1);
        ScheduleAt at = store.scheduled(key.table(), row).orElseThrow().at();
        return Optional.of(new DueRow(row, namespace + schedule.functionName(), schedule.kind(), at));
    }

    private static byte @Nullable [] row(
            Datastore store, ScheduleTimers.Key key, TableInfo table, ScheduleSchema schedule) {
        try (ReadTx tx = store.read()) {
            byte[] id = new BsatnWriter().u64(key.id()).toByteArray();
            for (IndexInfo index : table.indexes()) {
                if (index.isUnique() && index.columns().equals(List.of(schedule.idColumn()))) {
                    List<byte[]> rows = tx.scanPoint(index.id(), id);
                    return rows.isEmpty() ? null : rows.getFirst();
                }
            }
            for (byte[] row : tx.scan(key.table())) {
                if (store.scheduled(key.table(), row).orElseThrow().id() == key.id()) {
                    return row;
                }
            }
            return null;
        }
    }
}
