package dev.stdb.module.testing;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.U128;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.datastore.ScheduleTimers;
import dev.stdb.host.datastore.TxDelta;
import dev.stdb.module.testing.target.Ended;
import dev.stdb.module.testing.target.FunctionCall;
import dev.stdb.module.testing.target.HandlerCall;
import dev.stdb.module.testing.target.HttpAnswer;
import dev.stdb.module.testing.target.Program;
import dev.stdb.module.testing.target.World;
import dev.stdb.schema.EnvironmentValues;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.RawModuleDef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything of a test database that changes. On the thread of the test. */
final class Engine implements World {
    private static final byte[] NO_ARGUMENTS = {};
    private static final int DONE = 0;
    private static final int REFUSED = 1;

    /** The issuer of the tokens that are made for requests to HTTP handlers. */
    private static final String REQUESTS = "https://requests.test";

    /** The ABI's number of a log level. */
    private static final int ERROR = 0;

    private final Identity identity;
    private final Identity owner;
    private final Map<String, String> environment;
    private final Program program;
    private final ModuleSchema schema;
    private final Functions functions;
    private final ScheduleTimers timers = new ScheduleTimers();
    private final Schedules schedules = new Schedules(this, timers);
    private final FakeHttp http = new FakeHttp();
    private final List<LogEntry> logs = new ArrayList<>();
    private final List<ScheduledCall> scheduled = new ArrayList<>();
    private final Deque<Queued> queue = new ArrayDeque<>();
    private final Map<ConnectionId, TestClient> clients = new LinkedHashMap<>();
    private final Queries queries;
    private Datastore store;
    private ClientRows clientRows;
    private long now;
    private long lastConnection;
    private long requests;

    /** A call that a reducer asked for. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Queued(String reducer, byte[] args) {}

    /** Makes the database and runs {@code init}; a module that cannot begin is an {@link IllegalStateException}. */
    Engine(TestDatabase.Builder options) {
        identity = TestDatabase.identity("database");
        owner = options.owner;
        environment = Map.copyOf(options.environment);
        now = options.startMicros;
        program = options.load(this);
        schema = Lift.lift(RawModuleDef.CODEC.decode(program.definition())).orThrow();
        EnvironmentValues.problem(schema, environment).ifPresent(problem -> {
            program.close();
            throw new IllegalStateException("the module cannot be published with this environment: " + problem);
        });
        functions = new Functions(schema, owner);
        store = new Datastore(schema);
        clientRows = new ClientRows(store);
        queries = new Queries(this);
        lifecycle(Lifecycle.INIT, owner, ConnectionId.NONE, tx -> {}, tx -> {}).ifPresent(init -> {
            if (!init.isCommitted()) {
                program.close();
                throw new IllegalStateException(
                        "init failed, so there is no database: " + init,
                        init instanceof CallResult.Crashed crash ? crash.exception() : null);
            }
        });
        settle();
    }

    // ---- what a running module reaches

    @Override
    public Datastore store() {
        return store;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public long nowMicros() {
        return now;
    }

    @Override
    public void log(int level, @Nullable String file, int line, @Nullable String function, String message) {
        logs.add(
                new LogEntry(LogEntry.Level.of(level), message, file, Math.max(0, line), function, new Timestamp(now)));
    }

    @Override
    public Optional<String> claims(ConnectionId connection) {
        return Optional.ofNullable(clients.get(connection))
                .map(client -> client.claims().json());
    }

    @Override
    public void callSoon(String reducer, byte[] args) {
        queue.add(new Queued(reducer, args));
    }

    @Override
    public void written(int table, byte[] row) {
        store.scheduled(table, row).ifPresent(due -> timers.arm(due, now));
    }

    @Override
    public MutTx begin() {
        return store.begin();
    }

    @Override
    public void commit(MutTx transaction) {
        queries.tell(queries.commit(transaction));
    }

    @Override
    public long sleepUntil(long micros) {
        advanceTo(Math.max(now, micros));
        return now;
    }

    @Override
    public HttpAnswer http(byte[] request, byte[] body) {
        return http.send(request, body);
    }

    @Override
    public Optional<String> environment(String key) {
        return Optional.ofNullable(environment.get(key));
    }

    // ---- what the test sees

    Identity owner() {
        return owner;
    }

    ModuleSchema schema() {
        return schema;
    }

    Functions functions() {
        return functions;
    }

    Queries queries() {
        return queries;
    }

    FakeHttp http() {
        return http;
    }

    List<LogEntry> logs() {
        return logs;
    }

    List<ScheduledCall> scheduledCalls() {
        return scheduled;
    }

    // ---- calls of clients

    CallResult call(TestClient client, int id, byte[] args) {
        Member<ReducerSchema> reducer = functions.reducer(id);
        var call = new FunctionCall(id, reducer.name(), client.identity(), client.connectionId(), now, args);
        CallResult result = run(call, tx -> {}, tx -> {});
        settle();
        return result;
    }

    Ended procedure(TestClient client, int id, byte[] args) {
        String name = functions.procedure(id).name();
        Ended ended =
                program.procedure(new FunctionCall(id, name, client.identity(), client.connectionId(), now, args));
        settle();
        return ended;
    }

    Ended handler(int id, String name, byte[] request, byte[] body) {
        Claims sender = Claims.of(REQUESTS, Long.toString(++requests));
        Ended ended = program.handler(new HandlerCall(id, name, sender.identity(), sender.json(), now, request, body));
        settle();
        return ended;
    }

    Ended view(int id, String name, @Nullable Identity sender, ReadView reads) {
        return program.view(id, name, sender, reads);
    }

    /** One transaction around a reducer. */
    private CallResult run(FunctionCall call, Consumer<MutTx> before, Consumer<MutTx> after) {
        int logged = logs.size();
        try (MutTx tx = store.begin()) {
            before.accept(tx);
            return switch (program.reducer(call, tx)) {
                case Ended.Returned(int code, byte[] output, byte[] body)
                when code == DONE -> {
                    after.accept(tx);
                    yield committed(tx);
                }
                case Ended.Returned(int code, byte[] output, byte[] body)
                when code == REFUSED -> {
                    String message = new String(output, StandardCharsets.UTF_8);
                    log(ERROR, null, -1, call.name(), message);
                    yield new CallResult.Refused(message);
                }
                case Ended.Returned(int code, byte[] output, byte[] body) ->
                    new CallResult.Crashed("the reducer returned the unknown code " + code, null);
                case Ended.Crashed crash -> crashed(crash, logged);
            };
        }
    }

    private CallResult committed(MutTx tx) {
        TxDelta delta;
        try {
            delta = queries.commit(tx);
        } catch (ViewFailure e) {
            return new CallResult.Crashed(e.reason(), e.getCause());
        }
        queries.tell(delta);
        return new CallResult.Committed();
    }

    private CallResult.Crashed crashed(Ended.Crashed crash, int logged) {
        return new CallResult.Crashed(reason(crash, logged), crash.exception());
    }

    /** The first line of what the module logged when it crashed, which is the same in every form of it. */
    String reason(Ended.Crashed crash, int logged) {
        for (int i = logs.size() - 1; i >= logged; i--) {
            LogEntry entry = logs.get(i);
            if (entry.level() == LogEntry.Level.PANIC) {
                return entry.message().lines().findFirst().orElse("");
            }
        }
        return crash.reason();
    }

    // ---- clients

    TestClient connect(Claims claims) {
        var connection = new ConnectionId(U128.of(++lastConnection));
        var client = new TestClient(this, claims, connection);
        clients.put(connection, client);
        CallResult result = lifecycle(
                        Lifecycle.ON_CONNECT, client.identity(), connection, tx -> clientRows.add(tx, client), tx -> {})
                .orElseGet(() -> write(tx -> clientRows.add(tx, client)));
        if (!result.isCommitted()) {
            clients.remove(connection);
        }
        client.connected(result);
        settle();
        return client;
    }

    /** Runs {@code client_disconnected} and strikes the client out, which happens even if the reducer fails. */
    CallResult disconnect(TestClient client) {
        queries.forget(client);
        Optional<CallResult> result = lifecycle(
                Lifecycle.ON_DISCONNECT,
                client.identity(),
                client.connectionId(),
                tx -> {},
                tx -> clientRows.remove(tx, client));
        if (result.isEmpty() || !result.get().isCommitted()) {
            write(tx -> clientRows.remove(tx, client));
        }
        clients.remove(client.connectionId());
        settle();
        return result.orElseGet(CallResult.Committed::new);
    }

    boolean isConnected(TestClient client) {
        return client.equals(clients.get(client.connectionId()));
    }

    List<TestClient> clients() {
        return List.copyOf(clients.values());
    }

    private Optional<CallResult> lifecycle(
            Lifecycle event, Identity sender, ConnectionId connection, Consumer<MutTx> before, Consumer<MutTx> after) {
        return schema.lifecycleReducer(event).map(reducer -> {
            int id = functions.reducerNamed(reducer.name()).orElseThrow();
            return run(new FunctionCall(id, reducer.name(), sender, connection, now, NO_ARGUMENTS), before, after);
        });
    }

    /** A transaction of the database itself. */
    private CallResult write(Consumer<MutTx> body) {
        try (MutTx tx = store.begin()) {
            body.accept(tx);
            queries.tell(queries.commit(tx));
            return new CallResult.Committed();
        }
    }

    // ---- time

    /** Makes the calls that are due already. */
    void settle() {
        advanceTo(now);
    }

    /** Moves the clock on with all that is due on the way. */
    void advanceTo(long micros) {
        schedules.runUntil(micros);
        now = Math.max(now, micros);
    }

    void moveTo(long micros) {
        now = Math.max(now, micros);
    }

    /** Makes the next call that a reducer asked for; false if there is none. */
    boolean runQueued() {
        Queued next = queue.poll();
        if (next == null) {
            return false;
        }
        OptionalInt id = functions.reducerNamed(next.reducer);
        if (id.isEmpty()) {
            log(ERROR, null, -1, next.reducer, "a scheduled call cannot be made: no such reducer");
        } else {
            callAsDatabase(id.getAsInt(), now, next.args);
        }
        return true;
    }

    void callAsDatabase(int reducer, long micros, byte[] args) {
        String name = functions.reducer(reducer).name();
        var call = new FunctionCall(reducer, name, identity, ConnectionId.NONE, micros, args);
        scheduled.add(new ScheduledCall(name, new Timestamp(micros), run(call, tx -> {}, tx -> {})));
    }

    void procedureAsDatabase(int procedure, long micros, byte[] args) {
        Member<ProcedureSchema> found = functions.procedure(procedure);
        int logged = logs.size();
        var call = new FunctionCall(procedure, found.name(), identity, ConnectionId.NONE, micros, args);
        CallResult result = program.procedure(call) instanceof Ended.Crashed crash
                ? crashed(crash, logged)
                : new CallResult.Committed();
        scheduled.add(new ScheduledCall(found.name(), new Timestamp(micros), result));
    }

    /** Deletes a row as the database itself. */
    void delete(int table, byte[] row) {
        write(tx -> tx.delete(table, row));
    }

    // ---- snapshots

    Snapshot snapshot() {
        return new Snapshot(
                this,
                store.copy(),
                timers.copy(),
                List.copyOf(clients.values()),
                now,
                logs.size(),
                scheduled.size(),
                http.sent());
    }

    void restore(Snapshot snapshot) {
        if (!snapshot.engine.equals(this)) {
            throw new IllegalArgumentException("the snapshot is one of another database");
        }
        store = snapshot.store.copy();
        clientRows = new ClientRows(store);
        timers.restore(snapshot.timers);
        queue.clear();
        clients.clear();
        snapshot.clients.forEach(client -> clients.put(client.connectionId(), client));
        now = snapshot.micros;
        shorten(logs, snapshot.logs);
        shorten(scheduled, snapshot.scheduled);
        http.forgetAfter(snapshot.requests);
        queries.restart();
    }

    private static void shorten(List<?> list, int size) {
        list.subList(Math.min(size, list.size()), list.size()).clear();
    }

    void close() {
        program.close();
    }
}
