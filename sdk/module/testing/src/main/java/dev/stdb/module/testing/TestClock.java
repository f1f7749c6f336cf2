package dev.stdb.module.testing;

import dev.stdb.bsatn.special.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The database's time. It stands still until the test moves it, or a procedure sleeps; moving it makes the calls that are due on the
 * way, each at its own time. Calls at one time also get the same random numbers, since those are seeded by the call's timestamp.
 *
 * <pre>{@code
 * db.clock().advance(Duration.ofSeconds(1)); // a row that is due every 100 ms: ten calls
 * }</pre>
 */
public final class TestClock {
    private final Engine engine;

    TestClock(Engine engine) {
        this.engine = engine;
    }

    /** Now, as calls see it. */
    public Timestamp now() {
        return new Timestamp(engine.nowMicros());
    }

    /**
     * Moves on by {@code duration} and returns the calls that were due, in the order in which they ran.
     *
     * @throws IllegalArgumentException for a negative duration
     */
    public List<ScheduledCall> advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("the database's time never goes back, except to a snapshot");
        }
        return advanceTo(Math.addExact(engine.nowMicros(), micros(duration)));
    }

    /**
     * Moves on to {@code time}, which is not past, as {@link #advance}.
     *
     * @throws IllegalArgumentException for a time that is past
     */
    public List<ScheduledCall> advanceTo(Instant time) {
        return advanceTo(micros(Duration.between(Instant.EPOCH, time)));
    }

    private List<ScheduledCall> advanceTo(long micros) {
        if (micros < engine.nowMicros()) {
            throw new IllegalArgumentException("the database's time never goes back, except to a snapshot");
        }
        int before = engine.scheduledCalls().size();
        engine.advanceTo(micros);
        var all = engine.scheduledCalls();
        return List.copyOf(all.subList(before, all.size()));
    }

    static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.toSeconds(), 1_000_000L), duration.toNanosPart() / 1000);
    }
}
