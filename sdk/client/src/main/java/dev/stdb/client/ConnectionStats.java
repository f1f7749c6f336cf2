package dev.stdb.client;

import java.time.Duration;

/**
 * What went over one connection so far.
 *
 * @param bytesReceived payload bytes of WebSocket frames, as sent (compressed or not)
 * @param messagesReceived server messages
 * @param bytesSent payload bytes of WebSocket frames
 * @param messagesSent client messages
 * @param transactions transactions that reached this connection, own reducers' included
 * @param unmatchedDeletes deletes of rows that were not in the cache and were ignored; views that trapped cause them
 * @param cachedBytes bytes of memory that hold row data
 * @param pendingRequests requests without an answer yet
 * @param silence how long nothing has been heard, pings included
 */
public record ConnectionStats(
        long bytesReceived,
        long messagesReceived,
        long bytesSent,
        long messagesSent,
        long transactions,
        long unmatchedDeletes,
        long cachedBytes,
        int pendingRequests,
        Duration silence) {}
