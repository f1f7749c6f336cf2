package dev.stdb.host.datastore;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.Timestamp;

/**
 * When a row of a scheduled table is due. Timers are armed by whoever runs functions.
 *
 * @param table the scheduled table
 * @param id the row's primary key, an unsigned number: with the table it names the timer
 * @param at once at a time, or again and again
 */
public record ScheduledRow(TableInfo table, long id, ScheduleAt at) {
    private static final long MAX_DELAY_MICROS = ((1L << 36) - 1) * 1000;

    /**
     * Microseconds from {@code now} until the first call: 0 for a time that has passed; an interval counts by its absolute value.
     *
     * @throws DatastoreException.ScheduleTooLong for 2^36-1 milliseconds and more
     */
    public long delayMicros(Timestamp now) {
        long micros = switch (at) {
            case ScheduleAt.Interval(var duration) -> Math.abs(duration.micros());
            case ScheduleAt.Time(var time) -> saturatedDistance(now.microsSinceEpoch(), time.microsSinceEpoch());
        };
        if (micros < 0 || micros >= MAX_DELAY_MICROS) {
            throw new DatastoreException.ScheduleTooLong("the schedule of row " + Long.toUnsignedString(id) + " of `"
                    + table.name() + "` lies more than " + MAX_DELAY_MICROS / 1_000_000 + " seconds ahead");
        }
        return micros;
    }

    private static long saturatedDistance(long from, long to) {
        if (to <= from) {
            return 0;
        }
        long distance = to - from;
        return distance < 0 ? Long.MAX_VALUE : distance;
    }
}
