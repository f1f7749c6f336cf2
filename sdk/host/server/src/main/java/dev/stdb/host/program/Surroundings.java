package dev.stdb.host.program;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.log.LogSink;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What an instance can reach of its database besides transactions. */
public interface Surroundings {
    /** So that a clock that is set meanwhile is noticed. */
    long LONGEST_NAP_MICROS = 60_000_000;

    /** Identity of the database. */
    Identity identity();

    /** Where its records go. */
    LogSink log();

    /** Now, in microseconds since 1970. */
    long nowMicros();

    /** The payload of the token of a connection, empty for one that is not there. */
    Optional<String> jwt(ConnectionId connection);

    /**
     * Waits until then, not at all if that is past; a clock that stands still may be moved instead.
     *
     * @throws InterruptedException when the call is given up meanwhile
     */
    default void sleepUntil(long micros) throws InterruptedException {
        long left = micros - nowMicros();
        while (micros > 0 && left > 0) {
            TimeUnit.MICROSECONDS.sleep(Math.min(left, LONGEST_NAP_MICROS));
            left = micros - nowMicros();
        }
    }

    /**
     * The value of an environment variable, empty if it has none.
     *
     * @throws Errno.Fatal when the module does not declare it
     */
    default Optional<String> environment(String key) {
        throw new Errno.Fatal("there are no environment variables here, so no \"" + key + "\"");
    }

    /** Queues a reducer call that happens whatever becomes of the running transaction. */
    void callSoon(String reducer, byte[] args);
}
