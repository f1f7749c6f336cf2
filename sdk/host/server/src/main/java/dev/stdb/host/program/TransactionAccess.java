package dev.stdb.host.program;

import java.util.Iterator;
import java.util.OptionalInt;

/**
 * The open transaction as a module sees it through its imports. Failures are {@link Errno.Failure} for what a module can
 * handle and {@link Errno.Fatal} for what ends its call. Used by the thread that runs the call.
 */
public interface TransactionAccess {
    /** The table of a canonical name or alias. */
    OptionalInt tableId(String name);

    /** The index of a canonical name or alias. */
    OptionalInt indexId(String name);

    /** Rows as this transaction sees them. */
    long rowCount(int table);

    /** All rows, BSATN; what is written later does not show. */
    Iterator<byte[]> scan(int table);

    /** Rows of a range: BSATN of the first {@code prefixColumns} key columns, and BSATN bounds of the next one. */
    Iterator<byte[]> scanRange(int index, byte[] prefix, int prefixColumns, byte[] start, byte[] end);

    /** Rows whose whole key is the given BSATN. */
    Iterator<byte[]> scanPoint(int index, byte[] key);

    /** Deletes what {@link #scanRange} finds; the number of rows. */
    int deleteRange(int index, byte[] prefix, int prefixColumns, byte[] start, byte[] end);

    /** Deletes what {@link #scanPoint} finds; the number of rows. */
    int deletePoint(int index, byte[] key);

    /** Deletes the rows equal to one of a BSATN array of rows; the number of rows. */
    int deleteAllEqual(int table, byte[] rows);

    /** Deletes all rows; the number of rows. */
    long clear(int table);

    /** Inserts a row; BSATN of the generated columns. */
    byte[] insert(int table, byte[] row);

    /** Replaces the row with the same key in a unique index; BSATN of the generated columns. */
    byte[] update(int table, int index, byte[] row);
}
