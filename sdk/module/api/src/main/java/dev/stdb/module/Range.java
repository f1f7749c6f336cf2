package dev.stdb.module;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A range of keys that are not plain numbers, to look up in an index: strings, timestamps, identities ... in the server's order.
 *
 * <pre>{@code
 * ctx.db().player().name().filter(Range.closedOpen("a", "b"));
 * ctx.db().visit().at().filter(Range.atLeast(ctx.timestamp()));
 * }</pre>
 */
public final class Range<T> {
    private final int lowerBound;
    private final @Nullable T lower;
    private final int upperBound;
    private final @Nullable T upper;

    private Range(int lowerBound, @Nullable T lower, int upperBound, @Nullable T upper) {
        this.lowerBound = lowerBound;
        this.lower = lower;
        this.upperBound = upperBound;
        this.upper = upper;
    }

    /** From {@code from} to {@code to}, both included. */
    public static <T> Range<T> closed(T from, T to) {
        return new Range<>(Bound.INCLUDED, from, Bound.INCLUDED, to);
    }

    /** From {@code from}, included, to before {@code to}. */
    public static <T> Range<T> closedOpen(T from, T to) {
        return new Range<>(Bound.INCLUDED, from, Bound.EXCLUDED, to);
    }

    /** From {@code from} up. */
    public static <T> Range<T> atLeast(T from) {
        return new Range<>(Bound.INCLUDED, from, Bound.UNBOUNDED, null);
    }

    /** Above {@code from}. */
    public static <T> Range<T> greaterThan(T from) {
        return new Range<>(Bound.EXCLUDED, from, Bound.UNBOUNDED, null);
    }

    /** Up to {@code to}, included. */
    public static <T> Range<T> atMost(T to) {
        return new Range<>(Bound.UNBOUNDED, null, Bound.INCLUDED, to);
    }

    /** Below {@code to}. */
    public static <T> Range<T> lessThan(T to) {
        return new Range<>(Bound.UNBOUNDED, null, Bound.EXCLUDED, to);
    }

    /** A {@link Bound}. */
    public int lowerBound() {
        return lowerBound;
    }

    /** The lower end; only where {@link #lowerBound} is not unbounded. */
    public T lower() {
        return Objects.requireNonNull(lower);
    }

    /** A {@link Bound}. */
    public int upperBound() {
        return upperBound;
    }

    /** The upper end; only where {@link #upperBound} is not unbounded. */
    public T upper() {
        return Objects.requireNonNull(upper);
    }
}
