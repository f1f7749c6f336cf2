package dev.stdb.module;

/**
 * A range of integers of up to 32 bits to look up in an index, without boxing.
 *
 * <pre>{@code
 * ctx.db().player().level().filter(IntRange.closed(3, 5));
 * }</pre>
 */
public final class IntRange {
    /** All of them. */
    public static final IntRange ALL = new IntRange(Bound.UNBOUNDED, 0, Bound.UNBOUNDED, 0);

    private final int lowerBound;
    private final int lower;
    private final int upperBound;
    private final int upper;

    private IntRange(int lowerBound, int lower, int upperBound, int upper) {
        this.lowerBound = lowerBound;
        this.lower = lower;
        this.upperBound = upperBound;
        this.upper = upper;
    }

    /** From {@code from} to {@code to}, both included. */
    public static IntRange closed(int from, int to) {
        return new IntRange(Bound.INCLUDED, from, Bound.INCLUDED, to);
    }

    /** From {@code from}, included, to before {@code to}. */
    public static IntRange closedOpen(int from, int to) {
        return new IntRange(Bound.INCLUDED, from, Bound.EXCLUDED, to);
    }

    /** From {@code from} up. */
    public static IntRange atLeast(int from) {
        return new IntRange(Bound.INCLUDED, from, Bound.UNBOUNDED, 0);
    }

    /** Above {@code from}. */
    public static IntRange greaterThan(int from) {
        return new IntRange(Bound.EXCLUDED, from, Bound.UNBOUNDED, 0);
    }

    /** Up to {@code to}, included. */
    public static IntRange atMost(int to) {
        return new IntRange(Bound.UNBOUNDED, 0, Bound.INCLUDED, to);
    }

    /** Below {@code to}. */
    public static IntRange lessThan(int to) {
        return new IntRange(Bound.UNBOUNDED, 0, Bound.EXCLUDED, to);
    }

    /** A {@link Bound}. */
    public int lowerBound() {
        return lowerBound;
    }

    /** Meaningless where {@link #lowerBound} is unbounded. */
    public int lower() {
        return lower;
    }

    /** A {@link Bound}. */
    public int upperBound() {
        return upperBound;
    }

    /** Meaningless where {@link #upperBound} is unbounded. */
    public int upper() {
        return upper;
    }
}
