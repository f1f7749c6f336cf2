package dev.stdb.host.datastore;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.Timestamp;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When the rows of scheduled tables are due, one timer per row, in microseconds since 1970. A timer is armed at once when its row
 * is written, whatever becomes of the transaction: one that finds no row when it fires is dropped. Nothing waits or fires here, and
 * one thread at a time may use it.
 */
public final class ScheduleTimers {
    private static final long SHORTEST_INTERVAL_MICROS = 1000; // a zero interval must not starve everything else

    private final Map<Key, Entry> entries = new HashMap<>();
    private long lastNumber;

    /** A row: table id and its 64-bit id. */
    public record Key(int table, long id) {}

    /** A timer, due at {@code due}; another one after the row was written again. */
    public record Entry(Key key, long due, long number) {}

    /**
     * Arms the timer of a row, in place of the one it had.
     *
     * @throws DatastoreException.ScheduleTooLong if it is too far in the future
     */
    public Entry arm(ScheduledRow row, long now) {
        row.delayMicros(new Timestamp(now));
        long due = switch (row.at()) {
            case ScheduleAt.Time(var when) -> when.microsSinceEpoch();
            case ScheduleAt.Interval(var every) -> saturatedSum(now, interval(every.micros()));
        };
        return arm(new Key(row.table().id(), row.id()), due);
    }

    /** Arms the next tick of an interval: the first multiple after {@code now}, counted from the tick that just ran. */
    public Entry armNext(Entry ran, long everyMicros, long now) {
        long every = interval(everyMicros);
        long missed = Math.max(0, (now - ran.due) / every);
        return arm(ran.key, saturatedSum(ran.due, (missed + 1) * every));
    }

    private static long interval(long micros) {
        long positive = micros == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(micros);
        return Math.max(SHORTEST_INTERVAL_MICROS, positive);
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
    }

    private Entry arm(Key key, long due) {
        var entry = new Entry(key, due, ++lastNumber);
        entries.put(key, entry);
        return entry;
    }

    /** The timer that is due first, if one is by {@code until}; of several at one time the one armed first. */
    public Optional<Entry> firstBy(long until) {
        return entries.values().stream()
                .filter(entry -> entry.due <= until)
                .min(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::number));
    }

    /** Whether the row has not been written again since this timer was armed. */
    public boolean isCurrent(Entry entry) {
        return entry.equals(entries.get(entry.key));
    }

    /** Drops this timer, unless the row has been written again and has another. */
    public void forget(Entry entry) {
        entries.remove(entry.key, entry);
    }

    /** Drops the timer of a row, whichever it has. */
    public void forget(Key key) {
        entries.remove(key);
    }

    /** All timers as they are now. */
    public Map<Key, Entry> copy() {
        return Map.copyOf(entries);
    }

    /** Puts back what {@link #copy} gave; an empty map drops all timers. */
    public void restore(Map<Key, Entry> copy) {
        entries.clear();
        entries.putAll(copy);
    }
}
