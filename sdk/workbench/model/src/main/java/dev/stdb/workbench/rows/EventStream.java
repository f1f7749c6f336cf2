package dev.stdb.workbench.rows;

import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The latest {@value #KEPT} rows of an event table, oldest first. Held still, it shows what it showed and counts what
 * comes in.
 */
public final class EventStream {
    /** How many events are kept. */
    public static final int KEPT = 10_000;

    private static final Comparator<EventRow> BY_NUMBER = Comparator.comparingLong(EventRow::number);

    /** Nothing has happened yet. */
    public static final EventStream EMPTY =
            new EventStream(RowTree.empty(BY_NUMBER), RowTree.empty(BY_NUMBER), false, 0, 0, Rate.NONE, null);

    private final RowTree<EventRow> kept;
    private final RowTree<EventRow> shown;
    private final boolean paused;
    private final long total;
    private final long totalWhenPaused;
    private final Rate rate;
    private final @Nullable Predicate<AlgebraicValue.Product> filter;

    private EventStream(
            RowTree<EventRow> kept,
            RowTree<EventRow> shown,
            boolean paused,
            long total,
            long totalWhenPaused,
            Rate rate,
            @Nullable Predicate<AlgebraicValue.Product> filter) {
        this.kept = kept;
        this.shown = shown;
        this.paused = paused;
        this.total = total;
        this.totalWhenPaused = totalWhenPaused;
        this.rate = rate;
        this.filter = filter;
    }

    /** After these events, of which others are ignored. */
    public EventStream after(List<RowChange> changes, long nowMillis) {
        var all = kept;
        var visible = shown;
        long number = total;
        for (RowChange change : changes) {
            if (!(change instanceof RowChange.Happened happened)) continue;
            var row = new EventRow(number++, nowMillis, happened.row());
            all = withoutOldest(all.plus(row));
            if (!paused && (filter == null || filter.test(row.values()))) visible = withoutOldest(visible.plus(row));
        }
        return new EventStream(
                all, visible, paused, number, totalWhenPaused, rate.plus((int) (number - total), nowMillis), filter);
    }

    private static RowTree<EventRow> withoutOldest(RowTree<EventRow> rows) {
        return rows.size() > KEPT ? rows.minus(rows.at(0)) : rows;
    }

    /** Held still, or running again with everything that came in meanwhile. */
    public EventStream paused(boolean hold) {
        return new EventStream(kept, hold ? shown : passing(), hold, total, total, rate, filter);
    }

    /** Only those events shown that pass; null shows all. */
    public EventStream filtered(@Nullable Predicate<AlgebraicValue.Product> passes) {
        var next = new EventStream(kept, kept, paused, total, totalWhenPaused, rate, passes);
        return new EventStream(kept, next.passing(), paused, total, totalWhenPaused, rate, passes);
    }

    /** With nothing shown or kept; the count of all goes on. */
    public EventStream cleared() {
        var nothing = RowTree.<EventRow>empty(BY_NUMBER);
        return new EventStream(nothing, nothing, paused, total, total, rate, filter);
    }

    private RowTree<EventRow> passing() {
        Predicate<AlgebraicValue.Product> passes = filter;
        return passes == null ? kept : kept.where(row -> passes.test(row.values()));
    }

    public boolean isPaused() {
        return paused;
    }

    public boolean isFiltered() {
        return filter != null;
    }

    /** Events seen since the start. */
    public long total() {
        return total;
    }

    /** Events that came in since the stream was held. */
    public long missed() {
        return paused ? total - totalWhenPaused : 0;
    }

    public Rate rate() {
        return rate;
    }

    public int lines() {
        return shown.size();
    }

    public EventRow line(int index) {
        return shown.at(index);
    }

    /** The line of this event; negative when it is not shown. */
    public int lineOf(EventRow row) {
        return shown.indexOf(row);
    }
}
