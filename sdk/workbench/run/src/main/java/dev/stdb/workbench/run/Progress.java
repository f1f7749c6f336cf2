package dev.stdb.workbench.run;

/** What a longer piece of work tells while it runs. */
public sealed interface Progress {
    /** A step begins. */
    record Began(String step) implements Progress {}

    /**
     * How far the step is.
     *
     * @param percent 0 to 100
     */
    record Reached(String step, int percent) implements Progress {}

    /**
     * A step ended well.
     *
     * @param detail what came of it, or empty
     */
    record Ended(String step, String detail, long millis) implements Progress {}
}
