package dev.stdb.workbench;

/** Whether the rows of a table come in. */
public sealed interface Feed {
    /** Asked for, no answer yet. */
    record Asked() implements Feed {}

    /** They are here and follow every change. */
    record Live() implements Feed {}

    /** They were here; the connection is lost, so they may be old. */
    record Stale() implements Feed {}

    /**
     * The table has so many rows that they are only fetched when the user opens it.
     *
     * @param rows how many there were when asked
     */
    record TooMany(long rows) implements Feed {}

    /**
     * The server does not give them.
     *
     * @param serverText its words
     */
    record Refused(String serverText) implements Feed {}
}
