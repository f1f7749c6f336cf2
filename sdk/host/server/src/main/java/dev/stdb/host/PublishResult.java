package dev.stdb.host;

/**
 * What publishing did.
 *
 * @param databaseIdentity 64 hex digits
 * @param created true for a new database, false for an update (or the same program again)
 */
public record PublishResult(String databaseIdentity, boolean created) {}
