package dev.stdb.host.db;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which everything of a database happens, in the order in which it was asked for. */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final long STACK_BYTES = 16L << 20; // modules recurse on the stack of this thread
    private static final long STOP_SECONDS = 10; // a call that is interrupted ends at once, if its thread has a turn

    private final ThreadPoolExecutor executor;
    private volatile @Nullable Thread thread;

    /** What can fail on the writer thread. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws Exception;
    }

    Writer(String name) {
        executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var made = new Thread(null, task, "stdb-host-db-" + name, STACK_BYTES);
            made.setDaemon(true);
            thread = made;
            return made;
        });
    }

    /** Queues a task; false when the database is closing: then it is dropped. */
    boolean submit(Runnable task) {
        return queue(guarded(task));
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("a task of {} failed", Thread.currentThread().getName(), e);
            }
        };
    }

    private boolean queue(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("the database is closing; a task was dropped");
            return false;
        }
    }

    /**
     * Runs a task and waits for it.
     *
     * @throws ExecutionException with what the task threw
     * @throws InterruptedException when the waiting thread is interrupted, or the database is closed before the task ran
     */
    <T> T ask(Task<T> task) throws ExecutionException, InterruptedException {
        if (Thread.currentThread().equals(thread)) {
            throw new IllegalStateException("the writer thread cannot wait for itself");
        }
        var done = new CompletableFuture<T>();
        try {
            executor.execute(() -> {
                try {
                    done.complete(task.run());
                } catch (Throwable e) { // whoever waits has to learn of it, whatever it is
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new InterruptedException("the database is closed");
        }
        while (true) {
            try {
                return done.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (executor.isTerminated() && !done.isDone()) {
                    throw new InterruptedException("the database is closed");
                }
            }
        }
    }

    boolean isCurrent() {
        return Thread.currentThread().equals(thread);
    }

    /**
     * Runs what is queued, then {@code last}, and ends. After the given time a call that runs on is interrupted and what is
     * still queued is dropped, but {@code last} happens even then.
     */
    void finish(long millis, Runnable last) {
        Runnable end = guarded(last);
        queue(end);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
                hurryTo(end);
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    private void hurryTo(Runnable end) throws InterruptedException {
        executor.getQueue().removeIf(task -> !task.equals(end));
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            close();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} did not stop", thread);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
