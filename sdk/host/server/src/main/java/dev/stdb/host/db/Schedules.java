package dev.stdb.host.db;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.Timestamp;
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

/**
 * The timers of scheduled tables, one per row. Entered by whoever has the writer; only the waiting happens elsewhere.
 *
 * <p>A timer is armed at once when its row is written, whatever becomes of the transaction: one that finds no row when it
 * fires is dropped.
 */
final class Schedules {
    private static final long SHORTEST_INTERVAL_MICROS = 1000; // a zero interval must not starve everything else

    private final Map<Key, Entry> entries = new HashMap<>();
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Writer writer;
    private final Consumer<Entry> due;

    /** A row: table id and its 64-bit id. */
    record Key(int table, long id) {}

    /** A timer, due at {@code intended} microseconds since 1970; another one after the row was written again. */
    record Entry(Key key, long intended, long number) {}

    private long lastNumber;
    private final Map<Entry, Future<?>> waiting = new HashMap<>();

    Schedules(ScheduledExecutorService timer, InstantSource clock, Writer writer, Consumer<Entry> due) {
        this.timer = timer;
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
        long now = Micros.now(clock);
        row.delayMicros(new Timestamp(now));
        long intended = switch (row.at()) {
            case ScheduleAt.Time(var when) -> when.microsSinceEpoch();
            case ScheduleAt.Interval(var every) -> saturatedSum(now, interval(every.micros()));
        };
        arm(new Key(row.table().id(), row.id()), intended);
    }

    /** Arms the next tick of an interval: the first multiple after now, counted from the tick that just ran. */
    void armNext(Entry ran, long everyMicros) {
        long every = interval(everyMicros);
        long now = Micros.now(clock);
        long missed = Math.max(0, (now - ran.intended) / every);
        arm(ran.key, saturatedSum(ran.intended, (missed + 1) * every));
    }

    private static long interval(long micros) {
        long positive = micros == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(micros);
        return Math.max(SHORTEST_INTERVAL_MICROS, positive);
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
    }

    private void arm(Key key, long intended) {
        forget(key);
        var entry = new Entry(key, intended, ++lastNumber);
        entries.put(key, entry);
        long delay = Math.max(0, intended - Micros.now(clock));
        try {
            waiting.put(entry, timer.schedule(() -> writer.submit(() -> fire(entry)), delay, TimeUnit.MICROSECONDS));
        } catch (RejectedExecutionException closing) {
            entries.remove(key);
        }
    }

    private void fire(Entry entry) {
        waiting.remove(entry);
        if (isCurrent(entry)) {
            due.accept(entry);
        }
    }

    /** Whether the row has not been written again since this timer was armed. */
    boolean isCurrent(Entry entry) {
        return entry.equals(entries.get(entry.key));
    }

    /** Drops this timer, unless the row has been written again and has another. */
    void forget(Entry entry) {
        if (isCurrent(entry)) {
            forget(entry.key);
        }
    }

    /** Drops the timer of a row. */
    void forget(Key key) {
        @Nullable Entry old = entries.remove(key);
        Future<?> wait = old == null ? null : waiting.remove(old);
        if (wait != null) {
            wait.cancel(false);
        }
    }

    /** Drops all timers. */
    void clear() {
        waiting.values().forEach(wait -> wait.cancel(false));
        waiting.clear();
        entries.clear();
    }
}
