package dev.stdb.host;

import dev.stdb.host.auth.Caller;
import dev.stdb.host.auth.SigningKey;
import dev.stdb.host.auth.Tokens;
import dev.stdb.host.db.Database;
import dev.stdb.host.db.DatabaseName;
import dev.stdb.host.db.Description;
import dev.stdb.host.db.HostContext;
import dev.stdb.host.db.Publisher;
import dev.stdb.host.db.Registry;
import dev.stdb.host.http.Api;
import dev.stdb.host.http.HttpServer;
import dev.stdb.host.modulehttp.OutgoingHttp;
import dev.stdb.host.program.ProgramException;
import dev.stdb.host.program.ProgramLoader;
import dev.stdb.host.program.Watchdog;
import dev.stdb.schema.ModuleSchema;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A SpacetimeDB host inside this JVM: it runs module programs and speaks the server's HTTP and WebSocket API, with all
 * data in memory.
 *
 * <pre>{@code
 * try (EmbeddedHost host = EmbeddedHost.start(HostOptions.local())) {
 *     host.publish("arena", wasm);
 *     connect(host.url(), "arena", host.ownerToken());
 * }
 * }</pre>
 *
 * All methods may be called from any thread.
 */
public final class EmbeddedHost implements AutoCloseable {
    private final InetSocketAddress address;
    private final HttpServer server;
    private final Registry registry;
    private final Publisher publisher;
    private final Caller owner;
    private final HostContext context;

    private EmbeddedHost(
            InetSocketAddress address,
            HttpServer server,
            Registry registry,
            Publisher publisher,
            Caller owner,
            HostContext context) {
        this.address = address;
        this.server = server;
        this.registry = registry;
        this.publisher = publisher;
        this.owner = owner;
        this.context = context;
    }

    /**
     * Starts a host.
     *
     * @throws HostException when the address is taken, or the key folder holds no key and none can be made there
     */
    public static EmbeddedHost start(HostOptions options) throws HostException {
        var tokens = new Tokens(key(options.keyDirectory()), InstantSource.system());
        var timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "stdb-host-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        var context = new HostContext(
                InstantSource.system(),
                timer,
                new ProgramLoader(options.compileCache(), options.interpreted()),
                new Watchdog(options.callDeadline()),
                options.maxMemoryPages(),
                options.procedures(),
                new OutgoingHttp(options.outgoing()));
        var registry = new Registry();
        var publisher = new Publisher(registry, tokens, context);
        HttpServer server = Api.server(tokens, registry, publisher, options.sessionLimits());
        try {
            InetSocketAddress address = server.listen(options.address());
            return new EmbeddedHost(address, server, registry, publisher, tokens.mint(), context);
        } catch (IOException e) {
            server.close();
            timer.shutdownNow();
            context.watchdog().close();
            throw new HostException(e.getMessage() + "; choose another port, or 0 for a free one", e);
        }
    }

    /**
     * Asks a program what it is, without publishing it: no reducer of it runs. Takes 30 seconds of the processor at most.
     *
     * @throws HostException when it is no module, or a server would refuse its definition; the message is the server's
     */
    public static ModuleSchema describe(byte[] wasm) throws HostException {
        try {
            return Description.of(wasm);
        } catch (ProgramException e) {
            throw new HostException(e.text(), e);
        }
    }

    private static SigningKey key(@Nullable Path directory) throws HostException {
        try {
            return directory == null ? SigningKey.generate() : SigningKey.inDirectory(directory);
        } catch (IOException e) {
            throw new HostException("cannot use the keys in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** The base URL for clients, such as {@code http://127.0.0.1:3000}. */
    public String url() {
        String host = address.getAddress().getHostAddress();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + ":" + address.getPort();
    }

    /** The token of the identity that owns what {@link #publish} publishes. Keep it out of logs. */
    public String ownerToken() {
        return owner.token();
    }

    /**
     * Publishes a program under a name, as {@link #ownerToken}'s identity: a new database, or an update that keeps the
     * data if the tables are the same.
     *
     * @throws HostException when the name is malformed or somebody else's, or the program is refused; the message is the
     *     server's
     */
    public PublishResult publish(String name, byte[] wasm) throws HostException {
        return publish(new Publisher.Target(name, null, false), name, wasm);
    }

    /**
     * As {@link #publish(String, byte[])}, with environment variables: they are set besides those of earlier publishes,
     * before {@code init} or the new program runs. Only programs published this way may read them (ABI 10.6); over HTTP
     * they are refused as by a server before 2.11.0.
     *
     * @throws HostException also when a variable breaks its declaration, or a required one is missing
     */
    public PublishResult publish(String name, byte[] wasm, Map<String, String> environment) throws HostException {
        return publish(new Publisher.Target(name, null, false, Map.copyOf(environment)), name, wasm);
    }

    private PublishResult publish(Publisher.Target target, String name, byte[] wasm) throws HostException {
        String problem = DatabaseName.problem(name);
        if (problem != null) {
            throw new HostException(problem + ": `" + name + "`");
        }
        Publisher.Outcome outcome;
        try {
            outcome = publisher.publish(owner, target, wasm);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted while publishing " + name, e);
        }
        return switch (outcome) {
            case Publisher.Outcome.Published(var identity, boolean created) ->
                new PublishResult(identity.toHex(), created);
            case Publisher.Outcome.BadProgram(String text) -> throw new HostException(text + advice(target, text));
            case Publisher.Outcome.NoMigration(String text) -> throw new HostException(text);
            case Publisher.Outcome.NameTaken() ->
                throw new HostException("the name " + name + " belongs to somebody else");
            case Publisher.Outcome.NotOwner(var database) ->
                throw new HostException("the database " + name + " belongs to somebody else");
            case Publisher.Outcome.Locked() -> throw new HostException("the database " + name + " is locked");
        };
    }

    private static String advice(Publisher.Target target, String refusal) {
        if (target.variables() != null) {
            return "";
        }
        if (refusal.startsWith("bad call_http_handler signature")) {
            return "; a module whose HTTP handlers ask for the sender is for servers from 2.14.0, which this host is with"
                    + " publish(name, wasm, environment)";
        }
        return refusal.startsWith("abi version 10.6 ")
                ? "; a module that reads environment variables is published with them: publish(name, wasm, environment)"
                : "";
    }

    /** Closes all connections, ends all databases and releases the threads; takes some seconds at worst. */
    @Override
    public void close() {
        registry.all().forEach(Database::close);
        server.close();
        context.timer().shutdownNow();
        context.watchdog().close();
        context.outgoing().close();
    }
}
