package dev.stdb.host.db;

import dev.stdb.host.datastore.ScheduleTimers;
import dev.stdb.host.datastore.ScheduledRow;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for the timers of scheduled tables. Entered by whoever has the writer; only the waiting happens elsewhere. */
final class Schedules {
    private final ScheduleTimers timers = new ScheduleTimers();
    private final Map<ScheduleTimers.Key, Future<?>> waiting = new HashMap<>();
    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private final Writer writer;
    private final Consumer<ScheduleTimers.Entry> due;

    Schedules(
            ScheduledExecutorService executor, InstantSource clock, Writer writer, Consumer<ScheduleTimers.Entry> due) {
        this.executor = executor;
        this.clock = clock;
        this.writer = writer;
        this.due = due;
    }

    /**
     * Arms the timer of a row, in place of the one it had.
     *
     * @throws dev.stdb.host.datastore.DatastoreException.ScheduleTooLong if it is too far in the future
     */
    void arm(ScheduledRow row) {
        await(timers.arm(row, Micros.now(clock)));
    }

    /** Arms the next tick of an interval: the first multiple after now, counted from the tick that just ran. */
    void armNext(ScheduleTimers.Entry ran, long everyMicros) {
        await(timers.armNext(ran, everyMicros, Micros.now(clock)));
    }

    private void await(ScheduleTimers.Entry entry) {
        cancel(entry.key());
        long delay = Math.max(0, entry.due() - Micros.now(clock));
        try {
            Future<?> wait = executor.schedule(() -> writer.submit(() -> fire(entry)), delay, TimeUnit.MICROSECONDS);
            waiting.put(entry.key(), wait);
        } catch (RejectedExecutionException closing) {
            timers.forget(entry);
        }
    }

    private void fire(ScheduleTimers.Entry entry) {
        if (isCurrent(entry)) {
            waiting.remove(entry.key());
            due.accept(entry);
        }
    }

    /** Whether the row has not been written again since this timer was armed. */
    boolean isCurrent(ScheduleTimers.Entry entry) {
        return timers.isCurrent(entry);
    }

    /** Drops this timer, unless the row has been written again and has another. */
    void forget(ScheduleTimers.Entry entry) {
        if (isCurrent(entry)) {
            forget(entry.key());
        }
    }

    /** Drops the timer of a row. */
    void forget(ScheduleTimers.Key key) {
        timers.forget(key);
        cancel(key);
    }

    private void cancel(ScheduleTimers.Key key) {
        @Nullable Future<?> wait = waiting.remove(key);
        if (wait != null) {
            wait.cancel(false);
        }
    }

    /** Drops all timers. */
    void clear() {
        waiting.values().forEach(wait -> wait.cancel(false));
        waiting.clear();
        timers.restore(Map.of());
    }
}
