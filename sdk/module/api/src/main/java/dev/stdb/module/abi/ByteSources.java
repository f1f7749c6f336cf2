package dev.stdb.module.abi;

import dev.stdb.module.DatabaseException;

/** Reads the host's byte sources to their end. */
public final class ByteSources {
    private static final byte[] NOTHING = new byte[0];

    private ByteSources() {}

    /** The bytes of a source, which the host then forgets. Source 0 is empty. */
    public static byte[] read(int source) {
        return read(source, new int[1]);
    }

    /** As {@link #read(int)}, with one number to work with. */
    static byte[] read(int source, int[] number) {
        if (source == 0) {
            return NOTHING;
        }
        Host host = Hosts.current();
        check(host.sourceLength(source, number));
        byte[] bytes = new byte[number[0]];
        int errno = host.readSource(source, bytes, number);
        int position = number[0];
        while (errno != Errno.EXHAUSTED && position < bytes.length) {
            check(errno);
            byte[] rest = new byte[bytes.length - position];
            number[0] = rest.length;
            errno = host.readSource(source, rest, number);
            System.arraycopy(rest, 0, bytes, position, number[0]);
            position += number[0];
        }
        return bytes;
    }

    private static void check(int errno) {
        if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "read");
        }
    }
}
