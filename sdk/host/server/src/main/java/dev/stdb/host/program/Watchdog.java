package dev.stdb.host.program;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts calls that take too much time of the processor; what they wait for does not count. Safe for all threads.
 */
public final class Watchdog implements AutoCloseable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean CPU_TIMES = THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
    private static final long SHORTEST_NANOS = 1_000_000;

    private final ScheduledThreadPoolExecutor timer;
    private final Duration limit;

    /** A watchdog that allows each call the given time. */
    public Watchdog(Duration limit) {
        this.limit = limit;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "stdb-host-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Watches the current thread until the guard is closed. */
    Guard watch() {
        return new Guard(Thread.currentThread());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One watched call. After {@link #close} its thread is never interrupted on its behalf. */
    final class Guard implements AutoCloseable {
        private final Thread thread;
        private final long usedBefore;
        private ScheduledFuture<?> alarm;
        private boolean over;
        private boolean fired;

        Guard(Thread thread) {
            this.thread = thread;
            this.usedBefore = used(thread);
            this.alarm = alarm(limit.toNanos());
        }

        private ScheduledFuture<?> alarm(long nanos) {
            return timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }

        /** A call cannot have used more time than has passed, but less: it waited, or had to share the processor. */
        private synchronized void look() {
            if (over) {
                return;
            }
            long left = limit.toNanos() - (used(thread) - usedBefore);
            if (left > 0) {
                alarm = alarm(Math.max(left, SHORTEST_NANOS));
                return;
            }
            fired = true;
            thread.interrupt();
        }

        /** Ends the watch; whether the time was up. */
        synchronized boolean end() {
            over = true;
            alarm.cancel(false);
            if (fired) {
                Thread.interrupted(); // ours, and it has done its work
            }
            return fired;
        }

        @Override
        public void close() {
            end();
        }
    }

    /** What the processor spent on a thread; where the JVM cannot say, the time of the clock. */
    private static long used(Thread thread) {
        long nanos = CPU_TIMES ? THREADS.getThreadCpuTime(thread.threadId()) : -1;
        return nanos < 0 ? System.nanoTime() : nanos;
    }
}
