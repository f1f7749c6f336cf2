package dev.stdb.module.testing;

import dev.stdb.module.abi.Errno;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** The byte sources and sinks of a call; their numbers begin at 1. */
final class ByteChannels {
    private static final class Source {
        private final byte[] bytes;
        private int at;

        Source(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private final Map<Integer, Source> sources = new HashMap<>();
    private final Map<Integer, ByteArrayOutputStream> sinks = new HashMap<>();
    private int last;

    /** A source of the bytes, 0 if there are none. */
    int source(byte[] bytes) {
        return bytes.length == 0 ? 0 : sourceEvenIfEmpty(bytes);
    }

    /** A source of the bytes, where none would mean something else than no bytes. */
    int sourceEvenIfEmpty(byte[] bytes) {
        sources.put(++last, new Source(bytes));
        return last;
    }

    int sink() {
        sinks.put(++last, new ByteArrayOutputStream());
        return last;
    }

    byte[] written(int sink) {
        ByteArrayOutputStream bytes = sinks.get(sink);
        return bytes == null ? new byte[0] : bytes.toByteArray();
    }

    int write(int sink, byte[] bytes, int length) {
        ByteArrayOutputStream open = sinks.get(sink);
        if (open == null) {
            return Errno.NO_SUCH_BYTES;
        }
        open.write(bytes, 0, length);
        return Errno.OK;
    }

    int remaining(int source, int[] out) {
        Source open = sources.get(source);
        if (open == null) {
            return Errno.NO_SUCH_BYTES;
        }
        out[0] = open.bytes.length - open.at;
        return Errno.OK;
    }

    int read(int source, byte[] buffer, int[] length) {
        Source open = sources.get(source);
        if (open == null) {
            return Errno.NO_SUCH_BYTES;
        }
        int count = Math.min(length[0], open.bytes.length - open.at);
        System.arraycopy(open.bytes, open.at, buffer, 0, count);
        open.at += count;
        length[0] = count;
        if (open.at < open.bytes.length) {
            return Errno.OK;
        }
        sources.remove(source);
        return Errno.EXHAUSTED;
    }
}
