package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnException;

/** A place in BSATN bytes that never passes their end. */
final class Cursor {
    final byte[] bytes;
    private final int end;
    int at;

    Cursor(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
        this.end = bytes.length;
    }

    /** Passes over {@code count} bytes and returns where they begin. */
    int claim(String what, int count) {
        int start = at;
        if (count > end - start) {
            throw new BsatnException.Truncated(what, count, end - start, start);
        }
        at = start + count;
        return start;
    }

    int u8(String what) {
        return bytes[claim(what, 1)] & 0xFF;
    }

    /** A length prefix that leaves room for as many elements of {@code elementBytes} each. */
    int length(String what, int elementBytes) {
        int start = claim(what, 4);
        int length = (bytes[start] & 0xFF)
                | ((bytes[start + 1] & 0xFF) << 8)
                | ((bytes[start + 2] & 0xFF) << 16)
                | (bytes[start + 3] << 24);
        long needed = Integer.toUnsignedLong(length) * Math.max(elementBytes, 0);
        if (length < 0 || needed > end - at) {
            throw new BsatnException.Truncated(what, needed, end - at, start);
        }
        return length;
    }
}
