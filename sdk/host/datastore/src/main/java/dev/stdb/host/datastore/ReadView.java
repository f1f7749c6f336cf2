package dev.stdb.host.datastore;

import java.util.List;

/**
 * The rows as one transaction sees them. Rows are BSATN; every list is a snapshot that later changes leave alone, and neither the lists nor the arrays may be changed.
 */
public interface ReadView {

    /**
     * How many rows the table has.
     *
     * @throws DatastoreException.NoSuchTable for an unknown id
     */
    long rowCount(int tableId);

    /**
     * All rows of a table, oldest first.
     *
     * @throws DatastoreException.NoSuchTable for an unknown id
     */
    List<byte[]> scan(int tableId);

    /**
     * The rows whose key is {@code point}: BSATN of all indexed columns in index order, concatenated. What follows is ignored.
     *
     * @throws DatastoreException.NoSuchIndex for an unknown id
     * @throws DatastoreException.Undecodable when {@code point} is no key of the index
     */
    List<byte[]> scanPoint(int indexId, byte[] point);

    /**
     * The rows whose first {@code prefixElems} key columns equal {@code prefix} and whose next column lies between two bounds, in key order, those of this
     * transaction first. A bound is BSATN of {@code sum[0 Included, 1 Excluded, 2 Unbounded]}; {@code prefix} is not read when {@code prefixElems} is 0.
     *
     * @throws DatastoreException.NoSuchIndex for an unknown id
     * @throws DatastoreException.Undecodable when the bytes are no such key, or no column is left for the bounds
     * @throws DatastoreException.Trap for a hash index
     */
    List<byte[]> scanRange(int indexId, byte[] prefix, int prefixElems, byte[] start, byte[] end);
}
