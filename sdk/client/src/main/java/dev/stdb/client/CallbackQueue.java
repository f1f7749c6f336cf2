package dev.stdb.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs callbacks on an executor one at a time and in order, whatever the executor does. Tells when more wait than is healthy, so that
 * the connection stops reading instead of filling the memory.
 */
final class CallbackQueue {
    /** Callbacks that may wait before reading stops; it goes on at half of that. */
    static final int LIMIT = 4096;

    private final Executor executor;
    private final boolean direct;
    private final PressureListener pressure;
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // guarded by itself
    private boolean running; // guarded by waiting
    private boolean full; // guarded by waiting

    /** Hears when the queue fills up and when it is half empty again, on the thread that caused it. */
    @FunctionalInterface
    interface PressureListener {
        void pressure(boolean high);
    }

    /** @param executor null: run callbacks where they are given */
    CallbackQueue(@Nullable Executor executor, PressureListener pressure) {
        this.direct = executor == null;
        this.executor = executor == null ? Runnable::run : executor;
        this.pressure = pressure;
    }

    void add(Runnable callback) {
        if (direct) {
            Listeners.guarded(callback);
            return;
        }
        boolean start;
        boolean becameFull;
        synchronized (waiting) {
            waiting.add(callback);
            start = !running;
            running = true;
            becameFull = !full && waiting.size() >= LIMIT;
            full |= becameFull;
        }
        if (becameFull) {
            pressure.pressure(true);
        }
        if (start) {
            start();
        }
    }

    /** An executor that takes nothing more must not leave anybody waiting: then the callbacks run right here. */
    private void start() {
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException ended) {
            drain();
        }
    }

    private void drain() {
        while (true) {
            Runnable next;
            boolean relieved;
            synchronized (waiting) {
                next = waiting.poll();
                relieved = full && waiting.size() <= LIMIT / 2;
                full &= !relieved;
                running = next != null;
            }
            if (relieved) {
                pressure.pressure(false);
            }
            if (next == null) {
                return;
            }
            Listeners.guarded(next);
        }
    }
}
