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
    private final Runnable pressure;
    private final Queue<Runnable> waiting = new ArrayDeque<>(); // guarded by itself
    private boolean running; // guarded by waiting
    private boolean full; // guarded by waiting

    /**
     * @param executor null: run callbacks where they are given
     * @param pressure runs when the queue has filled up and when it is half empty again, on the thread that caused it. Another may have
     *     caused the opposite meanwhile, so only {@link #isFull} tells which it is
     */
    CallbackQueue(@Nullable Executor executor, Runnable pressure) {
        this.direct = executor == null;
        this.executor = executor == null ? Runnable::run : executor;
        this.pressure = pressure;
    }

    /** Returns whether more wait than is healthy. */
    boolean isFull() {
        synchronized (waiting) {
            return full;
        }
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
            pressure.run();
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
                pressure.run();
            }
            if (next == null) {
                return;
            }
            Listeners.guarded(next);
        }
    }
}
