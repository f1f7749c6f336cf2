package dev.stdb.host.db;

import dev.stdb.bsatn.special.ConnectionId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for the calls of one database that run beside its writer: procedures and HTTP handlers. Calls for which no
 * thread is free wait in order. Safe for all threads.
 */
final class SideLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SideLane.class);
    private static final long STACK_BYTES = 16L << 20; // modules recurse on the stack of these threads
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;
    private final Set<Running<?>> running = ConcurrentHashMap.newKeySet();

    SideLane(String name, int size) {
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    String thread = "stdb-host-procedure-" + name + "-" + number.incrementAndGet();
                    var made = new Thread(null, task, thread, STACK_BYTES);
                    made.setDaemon(true);
                    return made;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** A call, waiting or running, for one connection. */
    static final class Running<T> {
        private final ConnectionId connection;
        private final T givenUp;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private volatile Future<?> task = CompletableFuture.completedFuture(null);
        private volatile boolean cancelled;

        private Running(ConnectionId connection, T givenUp) {
            this.connection = connection;
            this.givenUp = givenUp;
        }

        /** What it came to, which is never a failure; completed on the thread that ran it, or that broke it off. */
        CompletableFuture<T> outcome() {
            return outcome;
        }

        /** Breaks it off: what waits is interrupted, and the outcome is that it was given up. */
        void cancel() {
            cancelled = true;
            task.cancel(true);
            outcome.complete(givenUp);
        }

        /** Remembers what to interrupt; a call that was broken off before there was anything is broken off now. */
        private void runsAs(Future<?> submitted) {
            task = submitted;
            if (cancelled) {
                submitted.cancel(true);
            }
        }
    }

    /**
     * Starts a call.
     *
     * @param connection on whose behalf
     * @param givenUp the outcome of a call that is broken off
     */
    @SuppressWarnings("FutureReturnValueIgnored") // taking a call off the list cannot fail
    <T> Running<T> start(ConnectionId connection, T givenUp, Supplier<T> call) {
        var started = new Running<>(connection, givenUp);
        running.add(started);
        started.outcome.whenComplete((outcome, failure) -> running.remove(started));
        try {
            started.runsAs(threads.submit(() -> run(started, call)));
        } catch (RejectedExecutionException closing) {
            started.outcome.complete(givenUp);
        }
        return started;
    }

    private <T> void run(Running<T> started, Supplier<T> call) {
        try {
            started.outcome.complete(call.get());
        } catch (RuntimeException | Error e) {
            LOG.error("a call of {} failed", Thread.currentThread().getName(), e);
            started.outcome.complete(started.givenUp);
        }
    }

    /** Breaks off the calls of a connection. */
    void cancel(ConnectionId connection) {
        for (Running<?> call : running) {
            if (call.connection.equals(connection)) {
                call.cancel();
            }
        }
    }

    /** Breaks off all calls and takes no more; waits two seconds at most for those that run. */
    @Override
    public void close() {
        threads.shutdown();
        running.forEach(Running::cancel);
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("{} calls did not stop", threads.getActiveCount());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
