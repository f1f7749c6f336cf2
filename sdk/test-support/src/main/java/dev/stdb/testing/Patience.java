package dev.stdb.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what has to come: far longer than it ever takes, since a machine that is busy with other things may leave
 * any thread standing for many seconds. Only a test that fails waits so long.
 */
public final class Patience {
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private Patience() {}

    /** Returns what waits for a condition. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT);
    }
}
