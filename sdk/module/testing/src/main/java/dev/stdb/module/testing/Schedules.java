package dev.stdb.module.testing;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.host.datastore.DueRow;
import dev.stdb.host.datastore.ScheduleTimers;
import dev.stdb.schema.FunctionKind;
import java.util.Optional;

/** Makes the calls of scheduled tables, by the server's rules (spec semantics, section 6). */
final class Schedules {
    /** More calls than this at one go come from a schedule that feeds itself. */
    private static final int MAX_CALLS = 1_000_000;

    private final Engine engine;
    private final ScheduleTimers timers;

    Schedules(Engine engine, ScheduleTimers timers) {
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
            Optional<ScheduleTimers.Entry> next = timers.firstBy(micros);
            if (next.isEmpty()) {
                return;
            }
            engine.moveTo(next.get().due());
            due(next.get());
        }
    }

    private void due(ScheduleTimers.Entry entry) {
        DueRow row = engine.store().due(entry.key()).orElse(null);
        if (row == null) {
            timers.forget(entry);
        } else if (row.kind() == FunctionKind.PROCEDURE) {
            after(entry); // of a procedure the next tick is settled first
            int procedure = engine.functions().procedureNamed(row.function()).orElseThrow();
            engine.procedureAsDatabase(procedure, engine.nowMicros(), row.row());
        } else {
            int reducer = engine.functions().reducerNamed(row.function()).orElseThrow();
            engine.callAsDatabase(reducer, engine.nowMicros(), row.row());
            after(entry);
        }
    }

    /** A one-shot row goes, whatever became of its call; a repeating one gets its next tick. */
    private void after(ScheduleTimers.Entry entry) {
        DueRow row = engine.store().due(entry.key()).orElse(null);
        if (row == null) {
            timers.forget(entry.key());
            return;
        }
        switch (row.at()) {
            case ScheduleAt.Time time -> {
                timers.forget(entry.key());
                engine.delete(entry.key().table(), row.row());
            }
            case ScheduleAt.Interval(var every) -> {
                if (timers.isCurrent(entry)) {
                    timers.armNext(entry, every.micros(), engine.nowMicros());
                }
            }
        }
    }
}
