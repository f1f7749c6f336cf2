package dev.stdb.module.testing;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.IndexInfo;
import dev.stdb.host.datastore.ReadTx;
import dev.stdb.host.datastore.ScheduledRow;
import dev.stdb.host.datastore.TableInfo;
import dev.stdb.schema.FunctionKind;
import dev.stdb.schema.ScheduleSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the calls of scheduled tables, by the server's rules (spec semantics, section 6). */
final class Schedules {
    /** More calls than this at one go come from a schedule that feeds itself. */
    private static final int MAX_CALLS = 1_000_000;

    private final Engine engine;
    private final Timers timers;

    Schedules(Engine engine, Timers timers) {
        this.engine = engine;
        this.timers = timers;
    }

    /** Makes every call that is due by {@code micros}, each at its own time, and those that reducers asked for. */
    void runUntil(long micros) {
        for (int calls = 0; ; calls++) {
            if (calls == MAX_CALLS) {
                throw new IllegalStateException("more than " + MAX_CALLS
                        + " calls were due at one go: does a reducer schedule itself for a time that has passed?");
            }
            if (engine.runQueued()) {
                continue;
            }
            Optional<Timers.Entry> next = timers.firstBy(micros);
            if (next.isEmpty()) {
                return;
            }
            engine.moveTo(next.get().due());
            due(next.get());
        }
    }

    private void due(Timers.Entry entry) {
        TableInfo table = engine.store().table(entry.key().table()).orElse(null);
        ScheduleSchema schedule = table == null ? null : table.schedule();
        byte[] row = schedule == null ? null : find(entry.key(), schedule);
        if (table == null || schedule == null || row == null) {
            timers.forget(entry.key());
            return;
        }
        int dot = table.name().lastIndexOf('.');
        String function = table.name().substring(0, dot + 1) + schedule.functionName();
        if (schedule.kind() == FunctionKind.PROCEDURE) {
            after(entry, schedule); // of a procedure the next tick is settled first
            engine.procedureAsDatabase(
                    engine.functions().procedureNamed(function).orElseThrow(), engine.nowMicros(), row);
        } else {
            engine.callAsDatabase(engine.functions().reducerNamed(function).orElseThrow(), engine.nowMicros(), row);
            after(entry, schedule);
        }
    }

    /** A one-shot row goes, whatever became of its call; a repeating one gets its next tick. */
    private void after(Timers.Entry entry, ScheduleSchema schedule) {
        byte[] row = find(entry.key(), schedule);
        Optional<ScheduledRow> now = row == null
                ? Optional.empty()
                : engine.store().scheduled(entry.key().table(), row);
        if (row == null || now.isEmpty()) {
            timers.forget(entry.key());
            return;
        }
        switch (now.get().at()) {
            case ScheduleAt.Time time -> {
                timers.forget(entry.key());
                engine.delete(entry.key().table(), row);
            }
            case ScheduleAt.Interval(var every) -> {
                if (timers.isCurrent(entry)) {
                    timers.armNext(entry, every.micros(), engine.nowMicros());
                }
            }
        }
    }

    private byte @Nullable [] find(Timers.Key key, ScheduleSchema schedule) {
        Datastore store = engine.store();
        TableInfo table = store.table(key.table()).orElseThrow();
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
