package dev.stdb.host.program;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.log.ModuleLog;
import java.util.Optional;

/** What an instance can reach of its database besides transactions. */
public interface Surroundings {
    /** Identity of the database. */
    Identity identity();

    /** Where its records go. */
    ModuleLog log();

    /** Now, in microseconds since 1970. */
    long nowMicros();

    /** The payload of the token of a connection, empty for one that is not there. */
    Optional<String> jwt(ConnectionId connection);

    /** Queues a reducer call that happens whatever becomes of the running transaction. */
    void callSoon(String reducer, byte[] args);
}
