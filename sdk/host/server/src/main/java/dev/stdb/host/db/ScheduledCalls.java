package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.IndexInfo;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadTx;
import dev.stdb.host.datastore.ScheduledRow;
import dev.stdb.host.datastore.TableInfo;
import dev.stdb.schema.FunctionKind;
import dev.stdb.schema.ScheduleSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens when the timer of a scheduled row fires. Entered on the writer thread only. */
final class ScheduledCalls {
    private final Datastore store;
    private final Schedules schedules;
    private final Commits commits;
    private final Functions functions;

    /** Runs the functions of schedules. */
    interface Functions {
        /** Runs a reducer with a row, not before the intended time. */
        void reducer(String name, byte[] row, long intended);

        /** Runs a procedure with a row, not before the intended time. */
        void procedure(String name, byte[] row, long intended);
    }

    ScheduledCalls(Datastore store, Schedules schedules, Commits commits, Functions functions) {
        this.store = store;
        this.schedules = schedules;
        this.commits = commits;
        this.functions = functions;
    }

    /** A row was written: arms its timer if its table is a scheduled one. */
    void written(int table, byte[] row) {
        store.scheduled(table, row).ifPresent(schedules::arm);
    }

    /** A timer has fired: calls the function if the row is still there. */
    void due(Schedules.Entry entry) {
        TableInfo table = store.table(entry.key().table()).orElse(null);
        byte[] row = table == null ? null : find(entry.key());
        ScheduleSchema schedule = table == null ? null : table.schedule();
        if (table == null || schedule == null || row == null) {
            schedules.forget(entry.key());
            return;
        }
        int dot = table.name().lastIndexOf('.');
        String name = table.name().substring(0, dot + 1) + schedule.functionName();
        if (schedule.kind() == FunctionKind.PROCEDURE) {
            after(entry); // of a procedure the next tick is settled first
            functions.procedure(name, row, entry.intended());
        } else {
            functions.reducer(name, row, entry.intended());
            after(entry);
        }
    }

    /** A one-shot row goes, whatever became of its call; a repeating one gets its next tick. */
    private void after(Schedules.Entry entry) {
        byte[] row = find(entry.key());
        Optional<ScheduledRow> now =
                row == null ? Optional.empty() : store.scheduled(entry.key().table(), row);
        if (row == null || now.isEmpty()) {
            schedules.forget(entry.key());
            return;
        }
        switch (now.get().at()) {
            case ScheduleAt.Time time -> {
                schedules.forget(entry.key());
                try (MutTx tx = store.begin()) {
                    tx.delete(entry.key().table(), row);
                    commits.commit(tx, null);
                }
            }
            case ScheduleAt.Interval(var every) -> {
                if (schedules.isCurrent(entry)) {
                    schedules.armNext(entry, every.micros());
                }
            }
        }
    }

    private byte @Nullable [] find(Schedules.Key key) {
        TableInfo table = store.table(key.table()).orElse(null);
        ScheduleSchema schedule = table == null ? null : table.schedule();
        if (table == null || schedule == null) {
            return null;
        }
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
