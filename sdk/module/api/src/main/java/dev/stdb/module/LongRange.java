package dev.stdb.module;

/**
 * A range of integers of more than 31 bits to look up in an index, without boxing.
 *
 * <pre>{@code
 * ctx.db().player().id().filter(LongRange.atLeast(1_000));
 * }</pre>
 */
public final class LongRange {
    /** All of them. */
    public static final LongRange ALL = new LongRange(Bound.UNBOUNDED, 0, Bound.UNBOUNDED, 0);

    private final int lowerBound;
    private final long lower;
    private final int upperBound;
    private final long upper;

    private LongRange(int lowerBound, long lower, int upperBound, long upper) {
        this.lowerBound = lowerBound;
        this.lower = lower;
        this.upperBound = upperBound;
        this.upper = upper;
    }

    /** From {@code from} to {@code to}, both included. */
    public static LongRange closed(long from, long to) {
        return new LongRange(Bound.INCLUDED, from, Bound.INCLUDED, to);
    }

    /** From {@code from}, included, to before {@code to}. */
    public static LongRange closedOpen(long from, long to) {
        return new LongRange(Bound.INCLUDED, from, Bound.EXCLUDED, to);
    }

    /** From {@code from} up. */
    public static LongRange atLeast(long from) {
        return new LongRange(Bound.INCLUDED, from, Bound.UNBOUNDED, 0);
    }

    /** Above {@code from}. */
    public static LongRange greaterThan(long from) {
        return new LongRange(Bound.EXCLUDED, from, Bound.UNBOUNDED, 0);
    }

    /** Up to {@code to}, included. */
    public static LongRange atMost(long to) {
        return new LongRange(Bound.UNBOUNDED, 0, Bound.INCLUDED, to);
    }

    /** Below {@code to}. */
    public static LongRange lessThan(long to) {
        return new LongRange(Bound.UNBOUNDED, 0, Bound.EXCLUDED, to);
    }

    /** A {@link Bound}. */
    public int lowerBound() {
        return lowerBound;
    }

    /** Meaningless where {@link #lowerBound} is unbounded. */
    public long lower() {
        return lower;
    }

    /** A {@link Bound}. */
    public int upperBound() {
        return upperBound;
    }

    /** Meaningless where {@link #upperBound} is unbounded. */
    public long upper() {
        return upper;
    }
}
