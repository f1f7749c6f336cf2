package dev.stdb.host.db;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U128;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.log.ModuleLog;
import dev.stdb.host.modulehttp.ModuleRequest;
import dev.stdb.host.program.Program;
import dev.stdb.host.program.ProgramException;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.ServerMessage;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One running database. All methods may be called from any thread; what they do happens on its writer thread, in the
 * order of the calls.
 */
public final class Database {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long CLOSE_MILLIS = 500;

    private final Identity identity;
    private final Identity owner;
    private final String initialProgram;
    private final HostContext context;
    private final ModuleLog log = new ModuleLog();
    private final Writer writer;
    private final SideLane sideLane;
    private final Set<Subscriber> arriving = ConcurrentHashMap.newKeySet();
    private volatile boolean locked;
    private volatile @Nullable Published published;
    private @Nullable Confined confined;

    private Database(Identity identity, Identity owner, Program program, HostContext context) {
        this.identity = identity;
        this.owner = owner;
        this.initialProgram = program.hashHex();
        this.context = context;
        String shortName = identity.toHex().substring(0, 8);
        this.writer = new Writer(shortName);
        this.sideLane = new SideLane(shortName, context.procedures());
    }

    /** What only the writer thread touches. */
    private final class Confined {
        private final Engine engine;
        private final Requests requests;
        private final HttpRequests http;
        private final Set<Subscriber> subscribers = new LinkedHashSet<>();

        Confined(Program program, Map<String, String> variables) throws ProgramException {
            engine = new Engine(identity, owner, program, variables, log, writer, sideLane, context);
            requests = new Requests(engine);
            http = new HttpRequests(engine);
            published = engine.module().published();
        }

        void connect(Subscriber subscriber) {
            arriving.remove(subscriber);
            if (engine.connections().connect(subscriber.caller(), subscriber.connectionId()) != null) {
                subscriber.drop();
                return;
            }
            subscribers.add(subscriber);
            subscriber.send(new ServerMessage.InitialConnection(
                    subscriber.caller().identity(),
                    subscriber.connectionId(),
                    subscriber.caller().token()));
        }

        CompletionStage<?> handle(Subscriber subscriber, ClientMessage message) {
            return subscribers.contains(subscriber)
                    ? requests.handle(subscriber, message)
                    : CompletableFuture.completedStage(null);
        }

        void disconnect(Subscriber subscriber) {
            if (subscribers.remove(subscriber)) {
                sideLane.cancel(subscriber.connectionId());
                engine.subscriptions().removeAll(subscriber);
                engine.connections().disconnect(subscriber.caller(), subscriber.connectionId());
            }
        }

        @Nullable
        String update(Program program, Map<String, String> variables) throws ProgramException {
            String refusal = engine.update(program, variables);
            published = engine.module().published();
            return refusal;
        }

        void close() {
            subscribers.forEach(Database::dismiss);
            subscribers.clear();
            engine.close();
        }
    }

    private Confined confined() {
        assert writer.isCurrent();
        if (confined == null) {
            throw new IllegalStateException("the database was not made");
        }
        return confined;
    }

    /**
     * Makes a database: tables, then the module's {@code init}.
     *
     * @throws ProgramException when the program cannot run here, or its {@code init} fails
     */
    static Database create(
            Identity identity, Identity owner, Program program, Map<String, String> variables, HostContext context)
            throws ProgramException, InterruptedException {
        var made = new Database(identity, owner, program, context);
        try {
            made.ask(() -> made.confined = made.new Confined(program, variables));
            return made;
        } catch (ExecutionException e) {
            made.end();
            if (e.getCause() instanceof ProgramException refused) {
                throw refused;
            }
            throw new ProgramException("the module cannot be started: " + e.getCause(), e);
        } catch (InterruptedException e) {
            made.end();
            throw e;
        }
    }

    private void end() {
        sideLane.close();
        writer.close();
    }

    private <T> T ask(Writer.Task<T> task) throws ExecutionException, InterruptedException {
        return writer.ask(task);
    }

    /** A random connection id. */
    public static ConnectionId newConnectionId() {
        return new ConnectionId(new U128(RANDOM.nextLong(), RANDOM.nextLong() | 1));
    }

    // ---- what does not change, or changes seldom

    /** Its identity. */
    public Identity identity() {
        return identity;
    }

    /** Who may update and delete it. */
    public Identity owner() {
        return owner;
    }

    /** Its log. */
    public ModuleLog log() {
        return log;
    }

    /** Hash of the program it was made with, 64 hex digits. */
    public String initialProgram() {
        return initialProgram;
    }

    private Published published() {
        if (published == null) {
            throw new IllegalStateException("the database was not made");
        }
        return published;
    }

    /** The program it runs. */
    public Program program() {
        return published().program();
    }

    /** The definition as JSON, version 10 or 9. */
    public String schemaJson(boolean version10) {
        return SchemaAnswers.json(published(), version10);
    }

    /** Now, in microseconds since 1970. */
    public long nowMicros() {
        return Micros.now(context.clock());
    }

    /** Whether it is protected from deletion and clearing. */
    public boolean isLocked() {
        return locked;
    }

    /** Protects it from deletion and clearing, or ends that. */
    public void lock(boolean lock) {
        locked = lock;
    }

    // ---- connections

    /** A connection has opened: it gets its first message, is dropped, or is closed because the database is. */
    public void connect(Subscriber subscriber) {
        arriving.add(subscriber);
        if (!writer.submit(() -> confined().connect(subscriber))) {
            dismissArriving();
        }
    }

    /** Those whose turn the database did not live to see; each is told once. */
    private void dismissArriving() {
        for (Subscriber subscriber : List.copyOf(arriving)) {
            if (arriving.remove(subscriber)) {
                dismiss(subscriber);
            }
        }
    }

    private static void dismiss(Subscriber subscriber) {
        subscriber.close(1001, "module exited");
    }

    /** A connection asks for something; {@code done} is run when that has been dealt with. */
    public void handle(Subscriber subscriber, ClientMessage message, Runnable done) {
        writer.submit(() -> {
            try {
                confined().handle(subscriber, message).whenComplete((answered, failure) -> done.run());
            } catch (RuntimeException | Error e) {
                done.run();
                throw e;
            }
        });
    }

    /** A connection has ended. */
    public void disconnect(Subscriber subscriber) {
        sideLane.cancel(subscriber.connectionId()); // at once: one of its procedures may hold the writer
        writer.submit(() -> confined().disconnect(subscriber));
    }

    // ---- HTTP

    /**
     * Calls a function with JSON arguments. Waits for the result.
     *
     * @param gone completed when nobody waits for the answer any more: a procedure is broken off then
     */
    public HttpCall.Result httpCall(Caller caller, String function, byte[] json, CompletionStage<?> gone) {
        return answer(() -> switch (ask(() -> confined().http.call(caller, function, json))) {
            case HttpRequests.Begun.Done(HttpCall.Result result) -> result;
            case HttpRequests.Begun.Runs runs -> {
                ProcedureEnd.Timed outcome = outcome(runs.call(), gone);
                yield ask(() -> confined().http.finish(runs, outcome));
            }
        });
    }

    /** Waits for a call beside the writer; one that nobody waits for any more is broken off. */
    private static <T> T outcome(SideLane.Running<T> call, CompletionStage<?> gone)
            throws ExecutionException, InterruptedException {
        gone.thenRun(call::cancel);
        try {
            return call.outcome().get();
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        }
    }

    /**
     * Has the module's HTTP handler for this method and path answer. Waits for the answer.
     *
     * @param path what follows {@code /route}, percent signs decoded
     * @param gone completed when nobody waits for the answer any more
     */
    public HandlerOutcome handle(String path, ModuleRequest request, byte[] body, CompletionStage<?> gone) {
        try {
            Optional<SideLane.Running<HandlerOutcome>> call =
                    ask(() -> Optional.ofNullable(confined().engine.handlers().start(path, request, body)));
            return call.isPresent() ? outcome(call.get(), gone) : new HandlerOutcome.NoRoute();
        } catch (ExecutionException e) {
            return new HandlerOutcome.Failed("internal failure of the embedded host: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HandlerOutcome.Failed("the database is closing");
        }
    }

    /** Runs one statement. Waits for the result. */
    public HttpCall.Result httpSql(Caller caller, String statement) {
        return answer(() -> ask(() -> confined().http.sql(caller, statement)));
    }

    /** What may fail while a thread waits for the writer. */
    private interface Waiting {
        HttpCall.Result run() throws ExecutionException, InterruptedException;
    }

    private static HttpCall.Result answer(Waiting body) {
        try {
            return body.run();
        } catch (ExecutionException e) {
            return new HttpCall.Failed(500, "internal failure of the embedded host: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HttpCall.Failed(503, "the database is closing");
        }
    }

    // ---- programs

    /** Replaces the program, keeping data and connections; null, or why that is not possible. */
    @Nullable
    String update(Program program, Map<String, String> variables) throws ProgramException, InterruptedException {
        try {
            return ask(() -> new Answer(confined().update(program, variables))).text;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProgramException refused) {
                throw refused;
            }
            throw new ProgramException("the module cannot be started: " + e.getCause(), e);
        }
    }

    private record Answer(@Nullable String text) {}

    /** Whether publishing these environment variables would change nothing. */
    boolean hasVariables(Map<String, String> variables) throws ProgramException, InterruptedException {
        try {
            return ask(() -> {
                Environment now = confined().engine.module().environment();
                return now.holds(now.with(variables));
            });
        } catch (ExecutionException e) {
            throw new ProgramException("the module cannot be asked: " + e.getCause(), e);
        }
    }

    /** Ends it: connections are closed, procedures broken off, timers dropped, what is queued is done if it is quick. */
    public void close() {
        sideLane.close();
        writer.finish(CLOSE_MILLIS, () -> confined().close());
        dismissArriving();
    }
}
