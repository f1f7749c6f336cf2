package dev.stdb.workbench.rows;

import java.util.ArrayList;
import java.util.List;

/**
 * How many things happen per second, over the last five whole seconds and the current one.
 *
 * @param second the second (milliseconds / 1000) the first bucket counts
 * @param buckets things per second, newest first, at most {@value #WINDOW} + 1
 */
public record Rate(long second, List<Integer> buckets) {
    static final int WINDOW = 5;

    /** Nothing has happened. */
    public static final Rate NONE = new Rate(0, List.of());

    public Rate {
        buckets = List.copyOf(buckets);
    }

    /**
     * After {@code things} more at this time.
     *
     * @param nowMillis milliseconds of any one clock that never goes back
     */
    public Rate plus(int things, long nowMillis) {
        Rate shifted = at(nowMillis);
        var counts = new ArrayList<>(shifted.buckets);
        counts.set(0, counts.get(0) + things);
        return new Rate(shifted.second, counts);
    }

    /** Things per second, averaged over the window. */
    public double perSecond(long nowMillis) {
        List<Integer> counts = at(nowMillis).buckets;
        int whole = Math.max(1, counts.size() - 1);
        int from = counts.size() > 1 ? 1 : 0;
        return counts.subList(from, counts.size()).stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                / (double) whole;
    }

    /** Whether nothing happened in the whole window, so that the figure stays 0 without another look. */
    public boolean isQuiet(long nowMillis) {
        return at(nowMillis).buckets.stream().allMatch(count -> count == 0);
    }

    private Rate at(long nowMillis) {
        long now = nowMillis / 1000;
        long passed = buckets.isEmpty() ? WINDOW + 1 : Math.max(0, now - second);
        if (passed == 0) return this;
        var counts = new ArrayList<Integer>();
        for (int i = 0; i < Math.min(passed, WINDOW + 1); i++) counts.add(0);
        for (int i = 0; counts.size() <= WINDOW && i < buckets.size(); i++) counts.add(buckets.get(i));
        return new Rate(now, buckets.isEmpty() ? List.of(0) : counts);
    }
}
