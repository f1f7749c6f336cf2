package dev.stdb.module;

/** What came of {@code tryInsert}. */
public sealed interface InsertResult<R> {
    /** The row is in the table; {@code row} has its generated columns. */
    record Inserted<R>(R row) implements InsertResult<R> {}

    /** A row with the same value in a unique column exists. */
    record UniqueViolation<R>() implements InsertResult<R> {}

    /** The sequence of an {@link AutoInc} column has no number left. */
    record AutoIncOverflow<R>() implements InsertResult<R> {}
}
