package dev.stdb.client.internal.net;

import java.time.Duration;

/** Time as the watchdog sees it; a test turns the hands itself. */
public interface Timer {
    /** Returns nanoseconds since some fixed moment. */
    long nanoTime();

    /** Runs {@code task} once after {@code delay}, on any thread. Running it closes the {@link Alarm} returned. */
    Alarm after(Duration delay, Runnable task);

    /** A task that waits; closing it forgets the task. */
    @FunctionalInterface
    interface Alarm extends AutoCloseable {
        @Override
        void close();
    }
}
