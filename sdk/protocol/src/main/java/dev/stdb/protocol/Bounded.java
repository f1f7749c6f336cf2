package dev.stdb.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads what a peer compressed without letting it choose how much memory that takes. */
final class Bounded {
    private Bounded() {}

    /** As long as arrays get. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 16;

    /**
     * All bytes of the stream, which is asked for several bytes at a time only (org.brotli:dec loses bytes when single
     * bytes are read in between).
     *
     * @throws ProtocolException.TooLarge if there are more than {@code maxBytes}
     */
    static byte[] readAll(InputStream in, int maxBytes, int compressedBytes) throws IOException {
        long most = Math.min(maxBytes + 1L, MAX_ARRAY);
        byte[] read = new byte[(int) Math.min(most, 4L * compressedBytes + 64)];
        int size = 0;
        while (true) {
            int count = in.read(read, size, read.length - size);
            if (count < 0) return size == read.length ? read : Arrays.copyOf(read, size);
            size += count;
            if (size > maxBytes || size == MAX_ARRAY) throw new ProtocolException.TooLarge(maxBytes);
            if (size == read.length) read = Arrays.copyOf(read, (int) Math.min(most, 2L * size + 64));
        }
    }
}
