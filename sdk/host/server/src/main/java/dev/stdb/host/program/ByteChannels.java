package dev.stdb.host.program;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The byte sources and sinks of one call. Handle 0 is the empty source and never valid in a call. */
final class ByteChannels {
    private static final int MAX_SINK_BYTES = 512 << 20;

    private final Map<Integer, Source> sources = new HashMap<>();
    private final Map<Integer, ByteArrayOutputStream> sinks = new HashMap<>();
    private int lastHandle;

    private static final class Source {
        private final byte[] bytes;
        private int at;

        Source(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    /** A source of the bytes, 0 if there are none. */
    int source(byte[] bytes) {
        return bytes.length == 0 ? 0 : sourceEvenIfEmpty(bytes);
    }

    /** A source of the bytes, which may be none. */
    int sourceEvenIfEmpty(byte[] bytes) {
        sources.put(++lastHandle, new Source(bytes));
        return lastHandle;
    }

    /** Sources that are not read to their end. */
    int unread() {
        return sources.size();
    }

    int sink() {
        sinks.put(++lastHandle, new ByteArrayOutputStream());
        return lastHandle;
    }

    byte[] written(int sink) {
        ByteArrayOutputStream bytes = sinks.get(sink);
        return bytes == null ? new byte[0] : bytes.toByteArray();
    }

    /** Ends all handles; their numbers start again. */
    void clear() {
        sources.clear();
        sinks.clear();
        lastHandle = 0;
    }

    int remaining(int handle) {
        Source source = open(handle);
        return source.bytes.length - source.at;
    }

    private Source open(int handle) {
        @Nullable Source source = sources.get(handle);
        if (source == null) {
            throw new Errno.Failure(Errno.NO_SUCH_BYTES);
        }
        return source;
    }

    /** Reads into memory; -1 when that was all, else 0. */
    int read(int handle, GuestMemory memory, long buffer, long lengthAt) {
        Source source = open(handle);
        long wanted = memory.u32(lengthAt);
        int count = (int) Math.min(wanted, source.bytes.length - source.at);
        memory.write(buffer, source.bytes, source.at, count);
        source.at += count;
        memory.u32(lengthAt, count);
        if (source.at < source.bytes.length) {
            return 0;
        }
        sources.remove(handle);
        return -1;
    }

    int write(int handle, GuestMemory memory, long bytes, long lengthAt) {
        ByteArrayOutputStream sink = sinks.get(handle);
        if (sink == null) {
            throw new Errno.Failure(Errno.NO_SUCH_BYTES);
        }
        byte[] more = memory.bytes(bytes, memory.u32(lengthAt));
        if (more.length > MAX_SINK_BYTES - sink.size()) {
            throw new Errno.Fatal("a call wrote more than " + MAX_SINK_BYTES + " bytes of results");
        }
        sink.writeBytes(more);
        return 0;
    }
}
