package dev.stdb.client.internal.cache;

/** Finds the bytes of the primary key inside a row. */
public interface KeyLocator {
    /**
     * Returns where the key lies: start offset in the upper 32 bits, end offset in the lower ones; -1 if the row is cut short.
     *
     * @param bytes array the row lies in
     * @param offset where the row begins
     * @param length the row's length in bytes
     */
    long locate(byte[] bytes, int offset, int length);
}
