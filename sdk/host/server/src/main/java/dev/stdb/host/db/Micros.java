package dev.stdb.host.db;

import java.time.Instant;
import java.time.InstantSource;

/** Time as the server counts it. */
final class Micros {
    private Micros() {}

    /** Microseconds since 1970. */
    static long now(InstantSource clock) {
        Instant now = clock.instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000L), now.getNano() / 1000L);
    }
}
