package dev.stdb.host.datastore;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Rows one after the other in BSATN, in the chunks that the server gives to modules. For one thread. */
public final class RowChunks {
    /** A chunk is closed when it has this many bytes. */
    private static final int CHUNK_BYTES = 32 * 1024;

    private final Deque<byte[]> chunks = new ArrayDeque<>();

    /** Where chunks go. */
    @FunctionalInterface
    public interface Buffer {
        /** Takes a chunk, {@code at} bytes behind the start of the buffer. */
        void write(int at, byte[] chunk);
    }

    /** Cuts all of {@code rows} at once. */
    public RowChunks(Iterator<byte[]> rows) {
        var chunk = new ByteArrayOutputStream();
        while (rows.hasNext()) {
            chunk.writeBytes(rows.next());
            if (chunk.size() >= CHUNK_BYTES) {
                chunks.add(chunk.toByteArray());
                chunk.reset();
            }
        }
        if (chunk.size() > 0) {
            chunks.add(chunk.toByteArray());
        }
    }

    /** Whether no chunk is left. */
    public boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** Bytes of the next chunk; 0 when none is left. */
    public int nextBytes() {
        byte[] next = chunks.peek();
        return next == null ? 0 : next.length;
    }

    /** Moves as many whole chunks as {@code capacity} bytes hold into the buffer, and says how many bytes they have. */
    public int move(long capacity, Buffer buffer) {
        int written = 0;
        for (byte[] chunk = chunks.peek(); chunk != null && chunk.length <= capacity - written; chunk = chunks.peek()) {
            buffer.write(written, chunk);
            written += chunk.length;
            chunks.remove();
        }
        return written;
    }
}
