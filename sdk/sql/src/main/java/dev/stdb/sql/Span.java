package dev.stdb.sql;

/** A stretch of the statement's text: UTF-16 offsets, {@code start} inclusive, {@code end} exclusive. */
public record Span(int start, int end) {

    /** The shortest span that covers both. */
    public Span to(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}
