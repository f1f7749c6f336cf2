package dev.stdb.client;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.U128;
import dev.stdb.client.http.ServerUri;
import dev.stdb.client.internal.net.Timer;
import dev.stdb.protocol.Compression;
import dev.stdb.protocol.Protocol;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How to connect. Not safe for several threads at once; one builder may connect several times.
 *
 * <pre>{@code
 * CompletionStage<DbConnection> conn = DbConnection.builder()
 *         .uri("https://maincloud.spacetimedb.com").database("chat").token(savedToken).connect();
 * }</pre>
 */
public final class DbConnectionBuilder {
    private static final SecureRandom RANDOM = new SecureRandom();

    private @Nullable URI uri;
    private @Nullable String database;
    private @Nullable String token;
    private List<Protocol> protocols = List.of(Protocol.V3, Protocol.V2);
    private Compression compression = Compression.NONE;
    private boolean confirmed = true;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration silenceLimit = Duration.ofSeconds(45);
    private int maxMessageBytes = 512 << 20;
    private @Nullable ConnectionId sessionId;
    private @Nullable Executor callbacks;
    private @Nullable Timer timer;

    DbConnectionBuilder() {}

    /**
     * Sets the server's base address, such as {@code http://127.0.0.1:3000}; {@code https} uses TLS, {@code ws} and {@code wss}
     * mean the same as {@code http} and {@code https}.
     *
     * @throws IllegalArgumentException if it is no such address
     */
    public DbConnectionBuilder uri(String uri) {
        this.uri = ServerUri.http(uri);
        return this;
    }

    /** Sets the database: its name or its identity in hexadecimal. */
    public DbConnectionBuilder database(String nameOrIdentity) {
        this.database = nameOrIdentity;
        return this;
    }

    /** Sets the token to connect with; null, the default, makes the server mint a new identity. */
    public DbConnectionBuilder token(@Nullable String token) {
        this.token = token;
        return this;
    }

    /** Sets the protocols to offer; the server chooses. By default v3 and v2. */
    public DbConnectionBuilder protocols(Protocol... offered) {
        this.protocols = List.of(offered);
        return this;
    }

    /** Sets how the server may compress messages above 1 KiB. By default not at all, which is fastest on a local network. */
    public DbConnectionBuilder compression(Compression compression) {
        this.compression = compression;
        return this;
    }

    /** Sets whether changes arrive only when they are durable on the server. True by default. */
    public DbConnectionBuilder confirmed(boolean confirmed) {
        this.confirmed = confirmed;
        return this;
    }

    /** Sets how long connecting may take, schema included. 10 s by default. */
    public DbConnectionBuilder connectTimeout(Duration limit) {
        this.connectTimeout = limit;
        return this;
    }

    /** Sets after how long a silent connection counts as lost. 45 s by default: three missed pings. */
    public DbConnectionBuilder silenceLimit(Duration limit) {
        this.silenceLimit = limit;
        return this;
    }

    /** Sets the largest message taken from the server, decompressed, in bytes. 512 MiB by default. */
    public DbConnectionBuilder maxMessageBytes(int bytes) {
        this.maxMessageBytes = bytes;
        return this;
    }

    /**
     * Sets the session to continue, from {@link DbConnection#sessionId()} of a connection that was lost. By default a new one.
     */
    public DbConnectionBuilder sessionId(ConnectionId id) {
        this.sessionId = id;
        return this;
    }

    /** Sets the watchdog's time, for tests. */
    DbConnectionBuilder timer(Timer timer) {
        this.timer = timer;
        return this;
    }

    /**
     * Sets where callbacks and completions run, one at a time and in order. By default on the connection's event loop, where
     * they must be short; there also when the executor refuses them, as one does that has ended.
     */
    public DbConnectionBuilder callbacks(Executor executor) {
        this.callbacks = executor;
        return this;
    }

    /**
     * Starts connecting.
     *
     * @return the connection once the server has introduced itself and the schema is read; fails with a {@link
     *     ConnectionException}. Completes on the executor of {@link #callbacks}
     * @throws IllegalStateException if uri or database is missing
     */
    public CompletionStage<DbConnection> connect() {
        if (uri == null || database == null) {
            throw new IllegalStateException("connecting needs uri and database");
        }
        return LiveConnection.connect(new ConnectOptions(
                uri,
                database,
                token,
                protocols,
                compression,
                confirmed,
                sessionId == null ? freshSessionId() : sessionId,
                connectTimeout,
                silenceLimit,
                maxMessageBytes,
                callbacks,
                timer));
    }

    private static ConnectionId freshSessionId() {
        return new ConnectionId(new U128(RANDOM.nextLong(), RANDOM.nextLong()));
    }
}
