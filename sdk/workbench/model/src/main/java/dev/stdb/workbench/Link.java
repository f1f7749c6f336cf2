package dev.stdb.workbench;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import java.time.Duration;

/** The state of the connection. */
public sealed interface Link {
    /** @param attempt 1 for the first try */
    record Connecting(int attempt) implements Link {}

    /**
     * Connected.
     *
     * @param protocol as negotiated, such as {@code v3.bsatn.spacetimedb}
     * @param serverVersion such as {@code 2.8.3}, or empty
     */
    record Up(Identity identity, ConnectionId connectionId, String protocol, String serverVersion) implements Link {}

    /**
     * Not connected; another try is planned.
     *
     * @param attempt how many tries failed in a row
     * @param retryAtMillis when the next one starts
     */
    record Down(Trouble why, int attempt, long retryAtMillis) implements Link {}

    /** Not connected, and trying again would not help until the user does something. */
    record Stopped(Trouble why) implements Link {}

    /** How long to wait after this many failures in a row: 1, 2, 4 … up to 30 seconds. */
    static Duration patience(int attempt) {
        return Duration.ofSeconds(Math.min(30, 1L << Math.clamp(attempt - 1, 0, 5)));
    }
}
