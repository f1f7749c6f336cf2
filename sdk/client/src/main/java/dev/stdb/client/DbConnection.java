package dev.stdb.client;

import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.protocol.Protocol;
import dev.stdb.schema.ModuleSchema;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One live connection to a database, over WebSocket. It does not reconnect: when it is lost, make another one with {@link
 * #token()} and subscribe again.
 *
 * <pre>{@code
 * DbConnection.builder().uri("http://127.0.0.1:3000").database("arena").connect().thenAccept(conn -> {
 *     conn.onTransaction(tx -> tx.changes().forEach(change -> System.out.println(change.table() + " " + change.size())));
 *     conn.subscribe(List.of("SELECT * FROM player"));
 *     conn.callReducer("join", new AlgebraicValue.Product(List.of(new AlgebraicValue.Str("Ada"))))
 *             .thenAccept(System.out::println);
 * });
 * }</pre>
 *
 * <p><b>Threads.</b> Every method may be called on any thread and none waits for the network. One event loop owns what the
 * connection remembers. Callbacks and completions run there, one at a time and in the server's order, unless {@link
 * DbConnectionBuilder#callbacks} names another executor (order and one at a time stay). A callback that takes long, or waits for another
 * answer of this connection, stops the event loop: pings stay unanswered and the server hangs up after 30 s; use an executor
 * for that.
 *
 * <p><b>Order.</b> A message of the server is applied to the cache as a whole, then row callbacks run (deletes, updates, inserts
 * and events, table by table), then {@link #onTransaction} listeners, then the call's own outcome completes. On the event loop
 * the cache in a callback is exactly the state after that message; on another executor it may already be further on.
 */
public interface DbConnection extends AutoCloseable {
    /** Starts describing a connection; at least {@link DbConnectionBuilder#uri} and {@link DbConnectionBuilder#database} are needed. */
    static DbConnectionBuilder builder() {
        return new DbConnectionBuilder();
    }

    /** Returns who we are to the server. */
    Identity identity();

    /** Returns which connection this is to the server; another one after each connect. */
    ConnectionId connectionId();

    /**
     * Returns what this client is to the server over several connections. Connecting again with it lets the server end the old
     * connection at once (from 2.10.2); two living connections must not share it.
     */
    ConnectionId sessionId();

    /** Returns the token to connect with again as the same identity; the one given, or the one the server made. A secret. */
    String token();

    /** Returns the protocol the server chose. */
    Protocol protocol();

    /** Returns the name of the protocol the server chose, such as {@code v3.bsatn.spacetimedb}. */
    default String protocolName() {
        return protocol().subprotocol();
    }

    /** Returns the server's base address as given, such as {@code http://127.0.0.1:3000}. */
    String uri();

    /** Returns the database's name or identity as given. */
    String database();

    /** Returns the server's version such as {@code 2.8.3}; empty if it does not tell. */
    String serverVersion();

    /** Returns the module's schema as last read. */
    ModuleSchema schema();

    /**
     * Reads the module's schema again, as is needed when a compatible update added tables or reducers while connected. Fails with
     * {@link ConnectionException.SchemaUnreadable} or {@link ConnectionException.ServerDown}.
     */
    CompletionStage<ModuleSchema> reloadSchema();

    /** Subscribes to SQL queries as one query set. */
    Subscription subscribe(List<String> queries);

    /**
     * Subscribes to several query sets in one transaction of the server where it can (from 2.10.2), else one after the other.
     *
     * @return one subscription per list, in order; each is applied or refused on its own
     */
    List<Subscription> subscribeAll(List<List<String>> sets);

    /** Returns the cached rows of a table or view, by its canonical name. Unknown names give an empty cache. */
    TableCache table(String name);

    /** Returns the names of tables and views with rows in the cache, sorted. */
    List<String> cachedTables();

    /**
     * Runs {@code reader} on the calling thread while the cache stands still, so that several tables are seen in one state. The
     * event loop waits meanwhile: copy what is needed and leave.
     */
    <T> T read(Supplier<T> reader);

    /** Calls {@code listener} once per transaction, after the cache took all of it and the row callbacks ran. */
    Registration onTransaction(Consumer<TransactionEvent> listener);

    /** Calls {@code listener} once when the connection ends, whoever ends it; at once if it has ended. */
    Registration onDisconnect(Consumer<DisconnectReason> listener);

    /**
     * Calls {@code listener} with a sentence whenever the server does something odd that the connection survives, such as a delete
     * of a row it never sent.
     */
    Registration onWarning(Consumer<String> listener);

    /**
     * Calls a reducer by its canonical name.
     *
     * @param args one value per parameter
     * @return the outcome; fails with {@link ConnectionException.Lost} if the connection ends first, and then the reducer may have
     *     run or not
     * @throws IllegalArgumentException if the schema has no such reducer or the arguments do not fit its parameters
     */
    CompletionStage<ReducerOutcome> callReducer(String reducer, AlgebraicValue.Product args);

    /** Like {@link #callReducer(String, AlgebraicValue.Product)} with BSATN arguments; nothing is checked before sending. */
    CompletionStage<ReducerOutcome> callReducer(String reducer, byte[] args);

    /**
     * Calls a procedure by its canonical name.
     *
     * @throws IllegalArgumentException if the schema has no such procedure or the arguments do not fit its parameters
     */
    CompletionStage<ProcedureOutcome<AlgebraicValue>> callProcedure(String procedure, AlgebraicValue.Product args);

    /**
     * Like {@link #callProcedure(String, AlgebraicValue.Product)} with BSATN arguments; nothing is checked before sending.
     *
     * @param returned reads what the procedure returns; the stage fails with a {@link dev.stdb.bsatn.BsatnException} if that is
     *     something else
     */
    <T> CompletionStage<ProcedureOutcome<T>> callProcedure(String procedure, byte[] args, Codec<T> returned);

    /**
     * Runs one SQL query without subscribing. Rows decode with the table's own type, which is right for {@code SELECT *} and
     * {@code SELECT t.*}; for a projection or a count use {@link Row#bsatn()}.
     */
    CompletionStage<QueryOutcome> oneOffQuery(String sql);

    /** Returns what went over this connection so far. */
    ConnectionStats stats();

    /** Returns whether the connection is up. */
    boolean isOpen();

    /**
     * Says goodbye to the server and ends the connection; requests without an answer fail. Returns at once; {@link #closed()} tells
     * when it is done.
     */
    @Override
    void close();

    /** Returns when the connection has ended, and why. Never fails. */
    CompletionStage<DisconnectReason> closed();
}
