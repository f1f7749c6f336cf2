package dev.stdb.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Time that stands still until a test moves it. Any thread. */
public final class ManualClock {
    private record Task(long at, long order, Runnable action) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::order));
    private long now;
    private long order;

    /** Returns nanoseconds since this clock was made. */
    public synchronized long nanoTime() {
        return now;
    }

    /** Runs {@code action} when the clock has moved on by {@code delay}. Returns what forgets it. */
    public synchronized Runnable after(Duration delay, Runnable action) {
        Task task = new Task(now + delay.toNanos(), order++, action);
        tasks.add(task);
        return () -> forget(task);
    }

    private synchronized void forget(Task task) {
        tasks.remove(task);
    }

    /** Returns how many actions wait. */
    public synchronized int waiting() {
        return tasks.size();
    }

    /** Moves the clock on and runs what is due, in order, on the calling thread. */
    public void advance(Duration by) {
        due(by).forEach(Runnable::run);
    }

    private synchronized List<Runnable> due(Duration by) {
        now += by.toNanos();
        List<Runnable> due = new ArrayList<>();
        for (Task next = tasks.peek(); next != null && next.at <= now; next = tasks.peek()) {
            due.add(tasks.remove().action);
        }
        return due;
    }
}
