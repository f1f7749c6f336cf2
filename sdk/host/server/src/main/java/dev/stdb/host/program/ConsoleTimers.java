package dev.stdb.host.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stopwatches of an instance. They outlive a call; the numbers of ended ones are used again, the last one first. */
final class ConsoleTimers {
    /** Stopwatches that an instance may leave running. */
    private static final int MAX_RUNNING = 10_000;

    private record Timer(String name, long startNanos) {}

    private final List<@Nullable Timer> timers = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();

    /** Starts one; its number. */
    int start(String name, long nanos) {
        var timer = new Timer(name, nanos);
        if (!free.isEmpty()) {
            int id = free.removeLast();
            timers.set(id, timer);
            return id;
        }
        if (timers.size() >= MAX_RUNNING) {
            throw new Errno.Fatal("more than " + MAX_RUNNING + " console timers were left running");
        }
        timers.add(timer);
        return timers.size() - 1;
    }

    /** Ends one; the text for the log. */
    String end(int id, long nanos) {
        Timer timer = id < 0 || id >= timers.size() ? null : timers.get(id);
        if (timer == null) {
            throw new Errno.Failure(Errno.NO_SUCH_CONSOLE_TIMER);
        }
        timers.set(id, null);
        free.add(id);
        return "Timing span \"" + timer.name + "\": " + duration(nanos - timer.startNanos);
    }

    /** As Rust writes a {@code Duration} for debugging: the largest unit that leaves a whole part, no zeros at the end. */
    static String duration(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return scaled(nanos, 3) + "µs";
        }
        return nanos < 1_000_000_000 ? scaled(nanos, 6) + "ms" : scaled(nanos, 9) + "s";
    }

    private static String scaled(long nanos, int places) {
        return BigDecimal.valueOf(nanos, places).stripTrailingZeros().toPlainString();
    }
}
