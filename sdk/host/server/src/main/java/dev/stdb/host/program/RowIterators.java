package dev.stdb.host.program;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The row iterators of an instance: rows serialised into chunks when opened, handed out chunk by chunk. */
final class RowIterators {
    /** A chunk is closed when it has this many bytes. */
    private static final int CHUNK_BYTES = 32 * 1024;
    /** Iterators that an instance may leave open. */
    private static final int MAX_OPEN = 10_000;

    private final Map<Integer, Deque<byte[]>> open = new HashMap<>();
    private int next;

    int open(Iterator<byte[]> rows) {
        if (open.size() >= MAX_OPEN) {
            throw new Errno.Fatal("more than " + MAX_OPEN + " row iterators were left open");
        }
        open.put(next, chunks(rows));
        return next++;
    }

    private static Deque<byte[]> chunks(Iterator<byte[]> rows) {
        var chunks = new ArrayDeque<byte[]>();
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
        return chunks;
    }

    private Deque<byte[]> find(int handle) {
        Deque<byte[]> chunks = open.get(handle);
        if (chunks == null) {
            throw new Errno.Failure(Errno.NO_SUCH_ITER);
        }
        return chunks;
    }

    /** Copies whole chunks; -1 when those were the last, else 0. */
    int advance(int handle, GuestMemory memory, long buffer, long lengthAt) {
        Deque<byte[]> chunks = find(handle);
        long capacity = memory.u32(lengthAt);
        byte[] first = chunks.peek();
        if (first != null && first.length > capacity) {
            memory.u32(lengthAt, first.length);
            throw new Errno.Failure(Errno.BUFFER_TOO_SMALL);
        }
        int written = 0;
        for (byte[] chunk = first; chunk != null && chunk.length <= capacity - written; chunk = chunks.peek()) {
            memory.write(buffer + written, chunk);
            written += chunk.length;
            chunks.remove();
        }
        memory.u32(lengthAt, written);
        if (!chunks.isEmpty()) {
            return 0;
        }
        open.remove(handle);
        return -1;
    }

    int close(int handle) {
        find(handle);
        open.remove(handle);
        return 0;
    }
}
