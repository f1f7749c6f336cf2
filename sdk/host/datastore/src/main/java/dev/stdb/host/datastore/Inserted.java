package dev.stdb.host.datastore;

/**
 * The outcome of an insert or update.
 *
 * @param row the row as stored, generated columns filled in
 * @param generated BSATN of only the generated columns, in column order; empty when none was
 */
public record Inserted(byte[] row, byte[] generated) {}
