package dev.stdb.client.internal.net;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to open.
 *
 * @param uri ws or wss, with path and query
 * @param token sent as {@code Authorization: Bearer}; null: none
 * @param protocols names to offer, best first
 * @param connectTimeout limit for the TCP connection
 * @param silenceLimit after how long without a byte the socket counts as dead
 * @param maxMessageBytes largest message taken
 * @param timer time for the watchdog; null: the event loop's own
 */
public record SocketOptions(
        URI uri,
        @Nullable String token,
        List<String> protocols,
        Duration connectTimeout,
        Duration silenceLimit,
        long maxMessageBytes,
        @Nullable Timer timer) {
    @Override
    public String toString() {
        return "SocketOptions[" + uri.getHost() + "]"; // the token stays out of logs
    }
}
