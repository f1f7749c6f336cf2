package dev.stdb.module;

/** One end of a range, numbered as the host reads it. */
public final class Bound {
    public static final int INCLUDED = 0;
    public static final int EXCLUDED = 1;
    public static final int UNBOUNDED = 2;

    private Bound() {}
}
