package dev.stdb.module.testing;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.testing.target.Program;
import dev.stdb.module.testing.target.Target;
import dev.stdb.module.testing.target.World;
import dev.stdb.schema.ModuleSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A database with a module in it, inside the test: real tables and transactions, calls in microseconds, breakpoints in reducers.
 *
 * <pre>{@code
 * class ChatTest {
 *     private final TestDatabase db = TestDatabase.of(Chat.class); // published: init has run
 *     private final TestClient alice = db.as("alice");
 *
 *     @Test void whoHasNoNameIsRefused() {
 *         assertThat(alice.call(Chat::join, "")).isEqualTo(new CallResult.Refused("a name, please"));
 *         assertThat(db.rows(Member.class)).isEmpty();
 *     }
 * }
 * }</pre>
 *
 * The module's classes run on this JVM. With {@code -Dstdb.test.target=wasm} and {@code stdb-module-testing-wasm} on the class path the
 * same tests run against its wasm. Everything happens on the thread that calls; one thread at a time.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String ISSUER = "https://test.stdb.dev";
    private static final String CLASSES = "jvm";

    private final Class<?> module;
    private final Engine engine;
    private final TestClock clock;
    private final Tables tables;

    private TestDatabase(Builder options) {
        this.module = options.module;
        this.engine = new Engine(options);
        this.clock = new TestClock(engine);
        this.tables = new Tables(engine);
    }

    /**
     * A new database for the module that {@code module} is a class of.
     *
     * @throws IllegalArgumentException if there is no module in its package or above
     * @throws IllegalStateException if {@code init} fails
     */
    public static TestDatabase of(Class<?> module) {
        return builder(module).start();
    }

    /** For a database that differs from {@link #of} in something. */
    public static Builder builder(Class<?> module) {
        return new Builder(module);
    }

    /** The identity of somebody called {@code name}: always the same one. */
    public static Identity identity(String name) {
        return claims(name).identity();
    }

    /** The token that {@link #as(String)} and {@link #connect(String)} give. */
    private static Claims claims(String name) {
        return Claims.of(ISSUER, name);
    }

    /** What a database begins with. */
    public static final class Builder {
        final Class<?> module;
        final Map<String, String> environment = new HashMap<>();
        Identity owner = TestDatabase.identity("owner");
        long startMicros = TestClock.micros(Duration.between(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z")));
        private String target = System.getProperty(Target.PROPERTY, CLASSES);

        private Builder(Class<?> module) {
            this.module = module;
        }

        /** The time at the start, instead of 2026-01-01T00:00:00Z. Random numbers follow from it. */
        public Builder startingAt(Instant time) {
            startMicros = TestClock.micros(Duration.between(Instant.EPOCH, time));
            return this;
        }

        /** Who owns the database, instead of {@code identity("owner")}. */
        public Builder owner(Identity identity) {
            owner = identity;
            return this;
        }

        /** Publishes with this value of an environment variable; {@link #start} refuses what a server would refuse. */
        public Builder environment(String key, String value) {
            environment.put(key, value);
            return this;
        }

        /** The form in which the module runs, {@code jvm} or {@code wasm}, instead of what the system property says. */
        public Builder target(String name) {
            target = name;
            return this;
        }

        /**
         * Makes the database, as {@link TestDatabase#of}.
         *
         * @throws IllegalStateException if a required environment variable has no value or one may not have its value, in the server's
         *     words
         */
        public TestDatabase start() {
            return new TestDatabase(this);
        }

        Program load(World world) {
            if (target.equals(CLASSES)) {
                return JvmProgram.of(module, world);
            }
            return ServiceLoader.load(Target.class, module.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(found -> found.name().equals(target))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(Target.PROPERTY + " is " + target
                            + ", and nothing on the class path runs modules as that"
                            + (target.equals("wasm") ? ": add dev.stdb:stdb-module-testing-wasm" : "")))
                    .load(module, world);
        }
    }

    // ---- clients

    /**
     * The client of this name: its first connection, opened if need be.
     *
     * @throws AssertionError if it is not let in
     */
    public TestClient as(String name) {
        return as(claims(name));
    }

    /**
     * The client of this identity: its first connection, opened if need be.
     *
     * @throws AssertionError if it is not let in
     */
    public TestClient as(Identity identity) {
        return connected(identity).orElseGet(() -> letIn(connect(identity)));
    }

    /**
     * The client with this token: its first connection, opened if need be.
     *
     * @throws AssertionError if it is not let in
     */
    public TestClient as(Claims claims) {
        return connected(claims.identity()).orElseGet(() -> letIn(connect(claims)));
    }

    private Optional<TestClient> connected(Identity identity) {
        return engine.clients().stream()
                .filter(client -> client.identity().equals(identity))
                .findFirst();
    }

    private static TestClient letIn(TestClient client) {
        client.connection().orThrow();
        return client;
    }

    /** One more connection of the client of this name; {@link TestClient#connection} says whether it was let in. */
    public TestClient connect(String name) {
        return connect(claims(name));
    }

    /** One more connection of this identity; {@link TestClient#connection} says whether it was let in. */
    public TestClient connect(Identity identity) {
        return connect(Claims.of(ISSUER, identity));
    }

    /** One more connection with this token; {@link TestClient#connection} says whether it was let in. */
    public TestClient connect(Claims claims) {
        return engine.connect(claims);
    }

    /** The database's owner, who may call private reducers too. */
    public TestClient owner() {
        return as(engine.owner());
    }

    // ---- the world around

    /** The database's time. */
    public TestClock clock() {
        return clock;
    }

    /** The network of procedures and HTTP handlers. */
    public FakeHttp http() {
        return engine.http();
    }

    /** The module's log so far. */
    public List<LogEntry> logs() {
        return List.copyOf(engine.logs());
    }

    /** The calls that schedules made, and those that reducers asked for, so far. */
    public List<ScheduledCall> scheduledCalls() {
        return List.copyOf(engine.scheduledCalls());
    }

    /**
     * Sends a request to the module's HTTP handlers. Its URL is the path as the router has it, such as {@code /hello}, or an address
     * with {@code /route} before that path.
     *
     * @return the handler's answer; 404 if no route fits and 500 if the handler crashed, as the server answers
     */
    public HttpResponse request(HttpRequest request) {
        return new Handlers(engine).send(request);
    }

    // ---- rows

    /**
     * All rows of the table whose rows are of this class, oldest first; private tables too.
     *
     * @throws IllegalArgumentException if no table has such rows, or several have
     */
    public <R> List<R> rows(Class<R> row) {
        return tables.rows(row);
    }

    /**
     * All rows of a table, by its canonical name or accessor, oldest first; private tables too.
     *
     * @throws IllegalArgumentException if there is no such table, or its rows are not of this class
     */
    public <R> List<R> rows(String table, Class<R> row) {
        return tables.rows(table, row);
    }

    /**
     * Reads through the module's own table handles.
     *
     * <pre>{@code
     * long members = db.read(Db.class, tables -> tables.member().count());
     * }</pre>
     *
     * @param generated the module's generated {@code Db}; valid inside {@code body} only
     */
    public <D, T> T read(Class<D> generated, Function<D, T> body) {
        return tables.read(generated, body);
    }

    /**
     * Writes through the module's own table handles, in one transaction: what a test wants to begin with. An exception rolls back and
     * goes on.
     *
     * @param generated the module's generated {@code Db}; valid inside {@code body} only
     */
    public <D> void write(Class<D> generated, Consumer<D> body) {
        tables.write(generated, body);
        engine.settle();
    }

    // ---- state

    /** The state now, to go back to. */
    public Snapshot snapshot() {
        return engine.snapshot();
    }

    /**
     * Makes everything as it was at {@code snapshot}: rows, sequences, schedules, clients, the time, logs. Clients that came later are
     * gone; subscriptions of the others go on from the rows of then, without a delta.
     *
     * @throws IllegalArgumentException for a snapshot of another database
     */
    public void restore(Snapshot snapshot) {
        engine.restore(snapshot);
    }

    /** What the module declares. */
    public ModuleSchema schema() {
        return engine.schema();
    }

    /** The database's own identity, which schedules call as. */
    public Identity identity() {
        return engine.identity();
    }

    /** Gives back what the module's program holds; a database of classes holds nothing. */
    @Override
    public void close() {
        engine.close();
    }

    @Override
    public String toString() {
        return "test database of " + module.getName();
    }
}
