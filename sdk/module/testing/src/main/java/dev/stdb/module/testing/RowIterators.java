package dev.stdb.module.testing;

import dev.stdb.host.datastore.RowChunks;
import dev.stdb.module.abi.Errno;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The row iterators of a call: rows in chunks as the server cuts them, handed out whole. */
final class RowIterators {
    private final Map<Integer, RowChunks> open = new HashMap<>();
    private int next;

    int open(List<byte[]> rows) {
        open.put(next, new RowChunks(rows.iterator()));
        return next++;
    }

    /** Fills {@code buffer} with whole chunks; {@code length[0]} is what was written, or what the next chunk needs. */
    int advance(int iterator, byte[] buffer, int[] length) {
        RowChunks chunks = open.get(iterator);
        if (chunks == null) {
            return Errno.NO_SUCH_ITER;
        }
        if (chunks.nextBytes() > length[0]) {
            length[0] = chunks.nextBytes();
            return Errno.BUFFER_TOO_SMALL;
        }
        length[0] = chunks.move(length[0], (at, chunk) -> System.arraycopy(chunk, 0, buffer, at, chunk.length));
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
