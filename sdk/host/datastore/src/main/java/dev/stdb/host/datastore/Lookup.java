package dev.stdb.host.datastore;

import java.util.Arrays;

/**
 * An index asked for one value of its last column, the columns before it being the same each time.
 *
 * @param prefix BSATN of the columns before it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Lookup(IndexInfo index, byte[] prefix) {

    /** BSATN of the whole key for {@code value}, BSATN of the last column. */
    byte[] key(byte[] value) {
        byte[] key = Arrays.copyOf(prefix, prefix.length + value.length);
        System.arraycopy(value, 0, key, prefix.length, value.length);
        return key;
    }

    /** Whether there is at most one row for each value. */
    boolean isUnique() {
        return index.isUnique() && prefix.length == 0;
    }
}
