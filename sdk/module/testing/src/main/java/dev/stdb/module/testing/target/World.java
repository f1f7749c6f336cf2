package dev.stdb.module.testing.target;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a running module reaches of its database besides the open transaction. Used by the thread that runs the call. */
public interface World {
    /** The tables; another object after the test went back to a snapshot. */
    Datastore store();

    /** The database's identity. */
    Identity identity();

    /** Now, in microseconds since 1970, by the test's clock. */
    long nowMicros();

    /** Adds a log record; {@code level} as in the ABI, {@code line} -1 for none. */
    void log(int level, @Nullable String file, int line, @Nullable String function, String message);

    /** The claims of a client's token as JSON, empty if there is no such client. */
    Optional<String> claims(ConnectionId connection);

    /** Queues a call that happens after the running one, whatever becomes of it. */
    void callSoon(String reducer, byte[] args);

    /**
     * Arms the timer of a row of a scheduled table; rows of other tables mean nothing.
     *
     * @throws dev.stdb.host.datastore.DatastoreException.ScheduleTooLong if it is too far in the future
     */
    void written(int table, byte[] row);

    /** Opens the transaction of a procedure. */
    MutTx begin();

    /**
     * Commits a procedure's transaction and tells subscriptions.
     *
     * @throws IllegalStateException when a view cannot be computed with what it changed; it is to be rolled back then
     */
    void commit(MutTx transaction);

    /** Moves the test's clock on to {@code micros}, if that is ahead, with all that is due on the way; the time afterwards. */
    long sleepUntil(long micros);

    /**
     * Sends a request of the module to the test's answers.
     *
     * @param request BSATN of the request without body
     * @throws IllegalStateException if the test has no answer to it
     */
    HttpAnswer http(byte[] request, byte[] body);

    /** The value of an environment variable. */
    Optional<String> environment(String key);
}
