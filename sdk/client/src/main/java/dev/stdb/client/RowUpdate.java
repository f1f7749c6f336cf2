package dev.stdb.client;

/**
 * One row that changed within a transaction: a delete and an insert with the same primary key.
 *
 * @param before the row as it was
 * @param after the row as it is now
 */
public record RowUpdate(Row before, Row after) {}
