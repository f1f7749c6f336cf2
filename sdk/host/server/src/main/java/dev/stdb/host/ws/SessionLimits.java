package dev.stdb.host.ws;

import java.time.Duration;

/**
 * What one WebSocket may do before it is closed.
 *
 * @param messageBytes most bytes of a message from the client; a longer one cuts it off
 * @param requests requests that may wait for their answers; one more closes it with 1013
 * @param unsent messages that may wait for a slow reader; one more cuts it off
 * @param pingEvery how often it is pinged
 * @param idleAfter silence after which it is cut off, seen at the next ping
 */
public record SessionLimits(int messageBytes, int requests, int unsent, Duration pingEvery, Duration idleAfter) {
    /** The server's. */
    public static final SessionLimits SERVER =
            new SessionLimits(32 << 20, 16_384, 16_384, Duration.ofSeconds(15), Duration.ofSeconds(30));

    public SessionLimits {
        if (messageBytes < 1 || requests < 1 || unsent < 1 || !pingEvery.isPositive() || !idleAfter.isPositive()) {
            throw new IllegalArgumentException("limits of a WebSocket are positive");
        }
    }
}
