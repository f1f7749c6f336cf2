package dev.stdb.host.program;

import dev.stdb.host.datastore.RowChunks;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The row iterators of an instance: rows serialised into chunks when opened, handed out chunk by chunk. */
final class RowIterators {
    /** Iterators that an instance may leave open. */
    private static final int MAX_OPEN = 10_000;

    private final Map<Integer, RowChunks> open = new HashMap<>();
    private int next;

    int open(Iterator<byte[]> rows) {
        if (open.size() >= MAX_OPEN) {
            throw new Errno.Fatal("more than " + MAX_OPEN + " row iterators were left open");
        }
        open.put(next, new RowChunks(rows));
        return next++;
    }

    private RowChunks find(int handle) {
        RowChunks chunks = open.get(handle);
        if (chunks == null) {
            throw new Errno.Failure(Errno.NO_SUCH_ITER);
        }
        return chunks;
    }

    /** Copies whole chunks; -1 when those were the last, else 0. */
    int advance(int handle, GuestMemory memory, long buffer, long lengthAt) {
        RowChunks chunks = find(handle);
        long capacity = memory.u32(lengthAt);
        if (chunks.nextBytes() > capacity) {
            memory.u32(lengthAt, chunks.nextBytes());
            throw new Errno.Failure(Errno.BUFFER_TOO_SMALL);
        }
        memory.u32(lengthAt, chunks.move(capacity, (at, chunk) -> memory.write(buffer + at, chunk)));
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
