package dev.stdb.workbench.rows;

import java.util.Set;

/**
 * That a row changed a moment ago.
 *
 * @param kind what happened to it
 * @param columns the columns whose value changed, for {@link Kind#CHANGED}; else empty
 * @param atMillis when
 */
public record Flash(Kind kind, Set<Integer> columns, long atMillis) {
    /** How long a change shows before it has settled, in milliseconds. */
    public static final long LASTS = 1200;

    private static final int STEPS = 3;

    /** What happened. */
    public enum Kind {
        INSERTED,
        CHANGED,
        DELETED
    }

    public Flash {
        columns = Set.copyOf(columns);
    }

    static Flash inserted(long nowMillis) {
        return new Flash(Kind.INSERTED, Set.of(), nowMillis);
    }

    static Flash deleted(long nowMillis) {
        return new Flash(Kind.DELETED, Set.of(), nowMillis);
    }

    /** How strongly it shows: 3 just now, falling to 0 when settled. */
    public int strength(long nowMillis) {
        long age = nowMillis - atMillis;
        if (age < 0) return STEPS;
        return age >= LASTS ? 0 : STEPS - (int) (age * STEPS / LASTS);
    }
}
