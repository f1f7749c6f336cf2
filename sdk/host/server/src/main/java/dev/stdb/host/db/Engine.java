package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.IndexInfo;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadTx;
import dev.stdb.host.datastore.ScheduledRow;
import dev.stdb.host.datastore.TableInfo;
import dev.stdb.host.datastore.TxDelta;
import dev.stdb.host.log.LogLevel;
import dev.stdb.host.log.LogRecord;
import dev.stdb.host.log.ModuleLog;
import dev.stdb.host.program.CallResult;
import dev.stdb.host.program.ModuleInstance;
import dev.stdb.host.program.ProcedureTransactions;
import dev.stdb.host.program.Program;
import dev.stdb.host.program.ProgramException;
import dev.stdb.host.program.Surroundings;
import dev.stdb.host.program.TransactionAccess;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.schema.FunctionKind;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything of a database that changes: tables, the module's instance, connections, subscriptions, timers. Entered on
 * the writer thread only.
 */
final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final String FATAL = "The instance encountered a fatal error.";
    static final String OUT_OF_TIME = "Module energy budget exhausted.";

    private final Identity identity;
    private final Identity owner;
    private final HostContext context;
    private final ModuleLog log;
    private final Writer writer;
    private final Schedules schedules;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Map<ConnectionId, Caller> connected = new HashMap<>();
    private final Surroundings surroundings = new Outside();
    private final Datastore store;
    private final Queries queries;
    private final ClientRows clients;
    private Published published;
    private @Nullable ModuleInstance instance;

    /** How a reducer is run: who asks, and what happens around it. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Run(int id, String name, Identity sender, ConnectionId connection, long micros, byte[] args) {}

    /** What the host itself writes in the transaction of a call, before it and after its success. */
    private record Around(Consumer<MutTx> before, Consumer<MutTx> after) {}

    private final class Outside implements Surroundings {
        @Override
        public Identity identity() {
            return identity;
        }

        @Override
        public ModuleLog log() {
            return log;
        }

        @Override
        public long nowMicros() {
            return Micros.now(context.clock());
        }

        @Override
        public Optional<String> jwt(ConnectionId connection) {
            return Optional.ofNullable(connected.get(connection)).map(Caller::claims);
        }

        @Override
        public void callSoon(String reducer, byte[] args) {
            writer.submit(() -> callAsDatabase(reducer, args));
        }
    }

    /**
     * A new database: tables, then {@code init} in the same transaction.
     *
     * @throws ProgramException when the program cannot run here, or {@code init} fails
     */
    Engine(Identity identity, Identity owner, Program program, ModuleLog log, Writer writer, HostContext context)
            throws ProgramException {
        this.identity = identity;
        this.owner = owner;
        this.context = context;
        this.log = log;
        this.writer = writer;
        this.schedules = new Schedules(context.timer(), context.clock(), writer, this::due);
        Published.Started started = Published.start(program, surroundings, context);
        this.published = started.published();
        this.instance = started.instance();
        this.store = store(published.schema());
        this.queries = new Queries(store, owner);
        this.clients = new ClientRows(store);
        try {
            initialise();
        } catch (ProgramException e) {
            schedules.clear();
            throw e;
        }
    }

    private static Datastore store(ModuleSchema schema) throws ProgramException {
        try {
            return new Datastore(schema);
        } catch (IllegalArgumentException e) {
            throw new ProgramException(String.valueOf(e.getMessage()), e);
        }
    }

    private void initialise() throws ProgramException {
        store.tables().stream()
                .filter(table -> !table.isSystem() && !table.isView())
                .map(TableInfo::name)
                .sorted()
                .forEach(name -> hostLog(LogLevel.INFO, "Creating table `" + name + "`"));
        Optional<ReducerSchema> init = published.schema().lifecycleReducer(Lifecycle.INIT);
        if (init.isPresent()) {
            hostLog(LogLevel.INFO, "Invoking `init` reducer");
            CallOutcome outcome = runLifecycle(init.get(), owner, ConnectionId.NONE, new Around(tx -> {}, tx -> {}));
            if (outcome instanceof CallOutcome.Refused refused) {
                throw new ProgramException(refused.message());
            }
            if (outcome instanceof CallOutcome.Failed failed) {
                throw new ProgramException(failed.text());
            }
        }
        hostLog(LogLevel.INFO, "Database initialized");
    }

    private void hostLog(LogLevel level, String message) {
        log.add(LogRecord.host(level, Micros.now(context.clock()), message));
    }

    private void hostLog(LogLevel level, String function, String message) {
        log.add(LogRecord.host(level, Micros.now(context.clock()), function, message));
    }

    long nowMicros() {
        return Micros.now(context.clock());
    }

    Published published() {
        return published;
    }

    Datastore store() {
        return store;
    }

    Queries queries() {
        return queries;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Identity owner() {
        return owner;
    }

    // ---- programs

    /** Replaces the program; null, or why the tables cannot stay. */
    @Nullable
    String update(Program program) throws ProgramException {
        Published.Started started = Published.start(program, surroundings, context);
        String difference =
                SchemaDifference.between(published.schema(), started.published().schema());
        if (difference != null) {
            return "Database update rejected: " + difference
                    + "; migrations are not supported by the embedded host yet: publish with clear=true to begin with"
                    + " empty tables";
        }
        published = started.published();
        instance = started.instance();
        hostLog(LogLevel.INFO, "Program updated");
        return null;
    }

    /** The instance; a new one after a call that did not return. */
    private ModuleInstance instance() throws ProgramException {
        ModuleInstance running = instance;
        if (running == null) {
            running = ModuleInstance.create(
                    published.program(), surroundings, context.watchdog(), context.maxMemoryPages());
            running.describe(); // modules fill their function tables there
            instance = running;
        }
        return running;
    }

    // ---- reducers

    /** The position of a reducer in calls, by canonical name; -1 if there is none. */
    private int reducerId(String name) {
        return published.reducerIds().getOrDefault(name, -1);
    }

    private Member<ReducerSchema> reducer(int id) {
        return published.reducers().get(id);
    }

    /** A reducer that somebody may call: its schema, or why not. */
    sealed interface Lookup {
        record Found(int id, Member<ReducerSchema> reducer) implements Lookup {}

        record Refused(CallOutcome.Reason reason, String text) implements Lookup {}
    }

    Lookup lookup(String name, Identity caller) {
        int id = reducerId(name);
        Member<ReducerSchema> found = id < 0 ? null : reducer(id);
        if (found != null && found.definition().lifecycle() != null) {
            return new Lookup.Refused(
                    CallOutcome.Reason.LIFECYCLE,
                    "can't directly call special "
                            + found.definition().lifecycle().serverName() + " lifecycle reducer");
        }
        if (found == null || (found.definition().visibility() == Visibility.PRIVATE && !caller.equals(owner))) {
            return new Lookup.Refused(CallOutcome.Reason.UNKNOWN, "no such reducer");
        }
        return new Lookup.Found(id, found);
    }

    /** Calls a reducer with BSATN arguments for a client. */
    CallOutcome call(
            String name, byte[] args, Caller caller, ConnectionId connection, @Nullable Subscriber subscriber) {
        long now = Micros.now(context.clock());
        return switch (lookup(name, caller.identity())) {
            case Lookup.Refused(var reason, String text) -> {
                if (reason == CallOutcome.Reason.UNKNOWN) {
                    logUnknown(name);
                }
                yield new CallOutcome.Failed(now, reason, text);
            }
            case Lookup.Found(int id, var reducer) -> {
                String problem = problem(reducer, args);
                yield problem != null
                        ? new CallOutcome.Failed(
                                now,
                                CallOutcome.Reason.ARGUMENTS,
                                "invalid arguments for reducer " + name + ": " + problem)
                        : run(new Run(id, name, caller.identity(), connection, now, args), subscriber);
            }
        };
    }

    // ---- procedures

    /** A procedure and its position in calls. */
    record FoundProcedure(int id, Member<ProcedureSchema> procedure) {}

    /** The procedure of this canonical name, null if there is none that the caller may call. */
    @Nullable
    FoundProcedure procedure(String name, Identity caller) {
        List<Member<ProcedureSchema>> all = published.schema().allProcedures();
        for (int i = 0; i < all.size(); i++) {
            boolean callable = all.get(i).definition().visibility() != Visibility.PRIVATE || caller.equals(owner);
            if (all.get(i).name().equals(name) && callable) {
                return new FoundProcedure(i, all.get(i));
            }
        }
        return null;
    }

    /**
     * Runs a procedure on the writer thread: nothing else happens in the database meanwhile, so those that would wait
     * (for time, for the network) are not supported.
     */
    CallResult call(FoundProcedure found, byte[] args, Identity sender, ConnectionId connection, long micros) {
        try {
            CallResult result = instance()
                    .callProcedure(
                            found.id, found.procedure.name(), sender, connection, micros, args, new OwnTransactions());
            if (!(result instanceof CallResult.Returned)) {
                instance = null;
            }
            return result;
        } catch (ProgramException e) {
            return new CallResult.Trapped(e.text());
        }
    }

    private final class OwnTransactions implements ProcedureTransactions {
        private @Nullable MutTx open;

        @Override
        public TransactionAccess start() {
            MutTx tx = store.begin();
            open = tx;
            return new GuestTransaction(store, tx, Engine.this::written);
        }

        private MutTx end() {
            MutTx tx = open;
            open = null;
            if (tx == null) {
                throw new IllegalStateException("no transaction is open");
            }
            return tx;
        }

        @Override
        public void commit() {
            broadcast(end().commit(), null);
        }

        @Override
        public void abort() {
            end().rollback();
        }
    }

    /** The server's record of a call to nothing. */
    void logUnknown(String name) {
        hostLog(
                LogLevel.ERROR,
                name,
                "External attempt to call nonexistent reducer \"" + name
                        + "\" failed. Have you run `spacetime generate` recently?");
    }

    private static @Nullable String problem(Member<ReducerSchema> reducer, byte[] args) {
        return problem(reducer.owner().typespace(), reducer.definition().params(), args);
    }

    /** Why the bytes are no such arguments, null if they are; what follows them is ignored. */
    static @Nullable String problem(Typespace types, ProductType params, byte[] args) {
        var codec = new ValueCodec(types, params);
        try {
            codec.skip(new BsatnReader(args));
            return null;
        } catch (BsatnException e) {
            return precise(codec, args, e);
        }
    }

    /** Reading says more exactly than skipping what is missing. */
    private static String precise(ValueCodec codec, byte[] args, BsatnException skipped) {
        try {
            codec.read(new BsatnReader(args));
            return skipped.serverText();
        } catch (BsatnException e) {
            return e.serverText();
        }
    }

    private CallOutcome runLifecycle(ReducerSchema reducer, Identity sender, ConnectionId connection, Around around) {
        int id = reducerId(reducer.name());
        long now = Micros.now(context.clock());
        return run(new Run(id, reducer.name(), sender, connection, now, new byte[0]), null, around);
    }

    private CallOutcome run(Run run, @Nullable Subscriber caller) {
        return run(run, caller, new Around(tx -> {}, tx -> {}));
    }

    private void callAsDatabase(String name, byte[] args) {
        int id = reducerId(name);
        String problem = id < 0 ? "no such reducer" : problem(reducer(id), args);
        if (problem != null) {
            hostLog(LogLevel.ERROR, name, "a scheduled call cannot be made: " + problem);
            return;
        }
        run(new Run(id, name, identity, ConnectionId.NONE, Micros.now(context.clock()), args), null);
    }

    /** One transaction around a call. */
    private CallOutcome run(Run run, @Nullable Subscriber caller, Around around) {
        try (MutTx tx = store.begin()) {
            around.before.accept(tx);
            CallResult result;
            try {
                result = instance()
                        .callReducer(
                                run.id,
                                run.name,
                                run.sender,
                                run.connection,
                                run.micros,
                                run.args,
                                new GuestTransaction(store, tx, this::written));
            } catch (ProgramException e) {
                LOG.warn("no new instance of {}: {}", identity, e.text());
                return new CallOutcome.Failed(run.micros, CallOutcome.Reason.CRASHED, FATAL);
            }
            return ended(run, result, tx, caller, around);
        }
    }

    private CallOutcome ended(Run run, CallResult result, MutTx tx, @Nullable Subscriber caller, Around around) {
        return switch (result) {
            case CallResult.Returned(int code, byte[] output) -> {
                if (code == 0) {
                    around.after.accept(tx);
                    yield new CallOutcome.Committed(run.micros, broadcast(tx.commit(), caller));
                }
                tx.rollback();
                if (code == 1) {
                    String message = new String(output, StandardCharsets.UTF_8);
                    hostLog(LogLevel.ERROR, run.name, message);
                    yield new CallOutcome.Refused(run.micros, message);
                }
                yield new CallOutcome.Failed(run.micros, CallOutcome.Reason.CRASHED, FATAL);
            }
            case CallResult.Trapped(String reason) -> {
                instance = null;
                LOG.debug("reducer {} of {} trapped: {}", run.name, identity, reason);
                yield new CallOutcome.Failed(run.micros, CallOutcome.Reason.CRASHED, FATAL);
            }
            case CallResult.OutOfTime() -> {
                instance = null;
                yield new CallOutcome.Failed(run.micros, CallOutcome.Reason.OUT_OF_TIME, OUT_OF_TIME);
            }
        };
    }

    /** Tells the connections of a commit; the caller's own share is returned instead. */
    List<QuerySetUpdate> broadcast(TxDelta delta, @Nullable Subscriber caller) {
        if (delta.isEmpty()) {
            return List.of();
        }
        Map<Subscriber, List<QuerySetUpdate>> updates = subscriptions.updates(delta);
        List<QuerySetUpdate> own = caller == null ? null : updates.remove(caller);
        updates.forEach((subscriber, sets) -> subscriber.send(new ServerMessage.TransactionUpdate(sets)));
        return own == null ? List.of() : own;
    }

    // ---- connections

    /** Writes down the client and runs {@code client_connected}; null, or why the client may not come in. */
    @Nullable
    CallOutcome connect(Caller caller, ConnectionId connection) {
        connected.put(connection, caller);
        Optional<ReducerSchema> reducer = published.schema().lifecycleReducer(Lifecycle.ON_CONNECT);
        if (reducer.isEmpty()) {
            try (MutTx tx = store.begin()) {
                clients.add(tx, caller, connection);
                tx.commit();
            }
            return null;
        }
        CallOutcome outcome = runLifecycle(
                reducer.get(),
                caller.identity(),
                connection,
                new Around(tx -> clients.add(tx, caller, connection), tx -> {}));
        if (outcome instanceof CallOutcome.Committed) {
            return null;
        }
        connected.remove(connection);
        return outcome;
    }

    /** Runs {@code client_disconnected} and strikes the client out, which happens even if the reducer fails. */
    void disconnect(Caller caller, ConnectionId connection) {
        if (!connected.containsKey(connection)) {
            return;
        }
        Optional<ReducerSchema> reducer = published.schema().lifecycleReducer(Lifecycle.ON_DISCONNECT);
        boolean done = reducer.isPresent()
                && runLifecycle(
                                reducer.get(),
                                caller.identity(),
                                connection,
                                new Around(tx -> {}, tx -> clients.remove(tx, caller, connection)))
                        instanceof CallOutcome.Committed;
        if (!done) {
            try (MutTx tx = store.begin()) {
                clients.remove(tx, caller, connection);
                tx.commit();
            }
        }
        connected.remove(connection);
    }

    // ---- schedules

    private void written(int table, byte[] row) {
        store.scheduled(table, row).ifPresent(schedules::arm);
    }

    /** A timer has fired: calls the function if the row is still there. */
    private void due(Schedules.Entry entry) {
        TableInfo table = store.table(entry.key().table()).orElse(null);
        byte[] row = table == null ? null : find(entry.key());
        if (table == null || row == null) {
            schedules.forget(entry.key());
            return;
        }
        ScheduleSchema schedule = table.schedule();
        if (schedule != null && schedule.kind() == FunctionKind.PROCEDURE) {
            after(entry); // of a procedure the next tick is settled first
            callScheduled(entry, table, row);
        } else {
            callScheduled(entry, table, row);
            after(entry);
        }
    }

    private void callScheduled(Schedules.Entry entry, TableInfo table, byte[] row) {
        ScheduleSchema schedule = table.schedule();
        if (schedule == null) {
            return;
        }
        int dot = table.name().lastIndexOf('.');
        String name = table.name().substring(0, dot + 1) + schedule.functionName();
        long micros = Math.max(Micros.now(context.clock()), entry.intended());
        if (schedule.kind() == FunctionKind.PROCEDURE) {
            FoundProcedure found = procedure(name, owner);
            if (found != null) {
                call(found, row, identity, ConnectionId.NONE, micros);
            }
            return;
        }
        int id = reducerId(name);
        String problem = id < 0 ? "no such reducer" : problem(reducer(id), row);
        if (problem != null) {
            hostLog(LogLevel.ERROR, name, "a scheduled call cannot be made: " + problem);
            return;
        }
        run(new Run(id, name, identity, ConnectionId.NONE, micros, row), null);
    }

    /** A one-shot row goes, whatever became of its call; a repeating one gets its next tick. */
    private void after(Schedules.Entry entry) {
        byte[] row = find(entry.key());
        Optional<ScheduledRow> now =
                row == null ? Optional.empty() : store.scheduled(entry.key().table(), row);
        if (row == null || now.isEmpty()) {
            schedules.forget(entry.key());
            return;
        }
        switch (now.get().at()) {
            case ScheduleAt.Time time -> {
                schedules.forget(entry.key());
                try (MutTx tx = store.begin()) {
                    tx.delete(entry.key().table(), row);
                    broadcast(tx.commit(), null);
                }
            }
            case ScheduleAt.Interval(var every) -> {
                if (schedules.isCurrent(entry)) {
                    schedules.armNext(entry, every.micros());
                }
            }
        }
    }

    private byte @Nullable [] find(Schedules.Key key) {
        TableInfo table = store.table(key.table()).orElse(null);
        ScheduleSchema schedule = table == null ? null : table.schedule();
        if (table == null || schedule == null) {
            return null;
        }
        try (ReadTx tx = store.read()) {
            byte[] id = new BsatnWriter().u64(key.id()).toByteArray();
            for (IndexInfo index : table.indexes()) {
                if (index.isUnique() && index.columns().equals(List.of(schedule.idColumn()))) {
                    List<byte[]> rows = tx.scanPoint(index.id(), id);
                    return rows.isEmpty() ? null : rows.getFirst();
                }
            }
            for (byte[] row : tx.scan(key.table())) {
                if (store.scheduled(key.table(), row).orElseThrow().id() == key.id()) {
                    return row;
                }
            }
            return null;
        }
    }

    /** Ends timers. */
    void close() {
        schedules.clear();
        connected.clear();
    }
}
