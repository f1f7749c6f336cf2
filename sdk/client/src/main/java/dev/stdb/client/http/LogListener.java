package dev.stdb.client.http;

import org.jspecify.annotations.Nullable;

/** Hears a module's log; one call at a time, on a thread of the HTTP client, which waits meanwhile. */
public interface LogListener {
    void record(LogRecord record);

    /**
     * No more will come. Told on the thread that closed the stream if it was closed between two records.
     *
     * @param failure why the stream broke; null: it was complete, or closed by us
     */
    void ended(@Nullable HttpApiException failure);
}
