package dev.stdb.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads what a peer compressed without letting it choose how much memory that takes. */
final class Bounded {
    private Bounded() {}

    /** All bytes of the stream. @throws ProtocolException.TooLarge if there are more than {@code maxBytes} */
    static byte[] readAll(InputStream in, int maxBytes, int compressedBytes) throws IOException {
        byte[] read = new byte[(int) Math.min(maxBytes, 4L * compressedBytes + 64)];
        int size = 0;
        while (true) {
            if (size == read.length) {
                int next = in.read();
                if (next < 0) return read;
                if (size >= maxBytes) throw new ProtocolException.TooLarge(maxBytes);
                read = Arrays.copyOf(read, (int) Math.min(maxBytes, 2L * size + 64));
                read[size++] = (byte) next;
            }
            int count = in.read(read, size, read.length - size);
            if (count < 0) return Arrays.copyOf(read, size);
            size += count;
        }
    }
}
