package dev.stdb.module.abi;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.module.DatabaseException;
import org.jspecify.annotations.Nullable;

/** The claims of the token behind a connection. */
public final class CallerToken {
    private CallerToken() {}

    /**
     * The claims as JSON, or null if the connection has no token.
     *
     * @throws DatabaseException.HostError if no transaction is open
     */
    public static @Nullable String payload(ConnectionId connection) {
        int[] source = new int[1];
        int errno = Hosts.current().jwt(ConnectionId.CODEC.encode(connection), source);
        if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "read the caller's token");
        }
        return source[0] == 0 ? null : Utf8Text.text(ByteSources.read(source[0]));
    }
}
