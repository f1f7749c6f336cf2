package dev.stdb.host.datastore;

/**
 * The outcome of an insert or update.
 *
 * @param row the row as stored, generated columns filled in
 * @param generated BSATN of only the generated columns, in column order; empty when none was
 * @param isNew whether the table changed: an equal row was not there already
 */
@SuppressWarnings("ArrayRecordComponent") // taken apart by the caller, never compared
public record Inserted(byte[] row, byte[] generated, boolean isNew) {}
