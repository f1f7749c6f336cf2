package dev.stdb.module.testing;

import dev.stdb.module.abi.Errno;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The row iterators of a call: rows in chunks as the server cuts them, handed out whole. */
final class RowIterators {
    /** A chunk is closed when it has this many bytes. */
    private static final int CHUNK_BYTES = 32 * 1024;

    private final Map<Integer, Deque<byte[]>> open = new HashMap<>();
    private int next;

    int open(List<byte[]> rows) {
        var chunks = new ArrayDeque<byte[]>();
        var chunk = new ByteArrayOutputStream();
        for (byte[] row : rows) {
            chunk.writeBytes(row);
            if (chunk.size() >= CHUNK_BYTES) {
                chunks.add(chunk.toByteArray());
                chunk.reset();
            }
        }
        if (chunk.size() > 0) {
            chunks.add(chunk.toByteArray());
        }
        open.put(next, chunks);
        return next++;
    }

    /** Fills {@code buffer} with whole chunks; {@code length[0]} is what was written, or what the next chunk needs. */
    int advance(int iterator, byte[] buffer, int[] length) {
        Deque<byte[]> chunks = open.get(iterator);
        if (chunks == null) {
            return Errno.NO_SUCH_ITER;
        }
        byte[] first = chunks.peek();
        if (first != null && first.length > length[0]) {
            length[0] = first.length;
            return Errno.BUFFER_TOO_SMALL;
        }
        int written = 0;
        for (byte[] chunk = first; chunk != null && chunk.length <= length[0] - written; chunk = chunks.peek()) {
            System.arraycopy(chunk, 0, buffer, written, chunk.length);
            written += chunk.length;
            chunks.remove();
        }
        length[0] = written;
        if (!chunks.isEmpty()) {
            return Errno.OK;
        }
        open.remove(iterator);
        return Errno.EXHAUSTED;
    }

    int close(int iterator) {
        return open.remove(iterator) == null ? Errno.NO_SUCH_ITER : Errno.OK;
    }
}
