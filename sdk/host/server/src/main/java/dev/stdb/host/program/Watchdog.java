package dev.stdb.host.program;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Interrupts calls that take too long. Safe for all threads. */
public final class Watchdog implements AutoCloseable {
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
        private ScheduledFuture<?> alarm;
        private long leftNanos = limit.toNanos();
        private long runningSince = System.nanoTime();
        private boolean paused;
        private boolean over;
        private boolean fired;

        Guard(Thread thread) {
            this.thread = thread;
            this.alarm = timer.schedule(this::fire, leftNanos, TimeUnit.NANOSECONDS);
        }

        private synchronized void fire() {
            if (!over && !paused) {
                fired = true;
                thread.interrupt();
            }
        }

        /** Stops the clock: the call waits for something that is not its own work. */
        synchronized void pause() {
            if (!paused && !over && !fired) {
                paused = true;
                alarm.cancel(false);
                leftNanos -= System.nanoTime() - runningSince;
            }
        }

        /** Lets the clock run again. */
        synchronized void resume() {
            if (paused && !over) {
                paused = false;
                runningSince = System.nanoTime();
                alarm = timer.schedule(this::fire, Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
            }
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
}
