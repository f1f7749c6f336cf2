package dev.stdb.host.db;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ScheduleTimers;
import dev.stdb.host.datastore.TableInfo;
import dev.stdb.host.datastore.ViewException;
import dev.stdb.host.datastore.Views;
import dev.stdb.host.log.ModuleLog;
import dev.stdb.host.program.Program;
import dev.stdb.host.program.ProgramException;
import dev.stdb.host.program.Surroundings;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ReducerSchema;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a database that changes, put together: tables, the running module, calls, connections, subscriptions,
 * timers. Entered on the writer thread only.
 */
final class Engine {
    private static final long EXPIRY_MINUTES = 10;

    private final Identity identity;
    private final Identity owner;
    private final HostContext context;
    private final HostLog log;
    private final Schedules schedules;
    private final ScheduledCalls scheduled;
    private final Datastore store;
    private final Views views;
    private final Future<?> expiry;
    private final Subscriptions subscriptions;
    private final Queries queries;
    private final RunningModule module;
    private final Commits commits;
    private final Reducers reducers;
    private final Procedures procedures;
    private final HttpHandlers handlers;
    private final Writer writer;
    private final Connections connections;

    /**
     * A new database: tables, then {@code init} in the same transaction.
     *
     * @throws ProgramException when the program cannot run here, or {@code init} fails
     */
    Engine(
            Identity identity,
            Identity owner,
            Program program,
            Map<String, String> variables,
            ModuleLog log,
            Writer writer,
            SideLane sideLane,
            HostContext context)
            throws ProgramException {
        this.identity = identity;
        this.owner = owner;
        this.context = context;
        this.log = new HostLog(log, context.clock());
        this.writer = writer;
        this.module = new RunningModule(owner, program, variables, new Outside(log), context);
        this.store = store(module.published().schema());
        this.views = new Views(store, new ModuleViews(module, store), context.clock());
        this.subscriptions = new Subscriptions(views);
        this.commits = new Commits(store, views, subscriptions);
        this.queries = new Queries(store, views, owner);
        this.schedules = new Schedules(context.timer(), context.clock(), writer, this::due);
        this.scheduled = new ScheduledCalls(store, schedules, commits, new OfSchedules(), writer);
        this.reducers = new Reducers(identity, module, store, commits, scheduled::written, this.log, context.clock());
        this.procedures = new Procedures(module, sideLane, this::lane, context.clock());
        this.handlers = new HttpHandlers(module, sideLane, this::lane, context.clock());
        this.connections = new Connections(module, reducers, store);
        this.expiry = context.timer()
                .scheduleWithFixedDelay(
                        () -> writer.submit(views::expire), EXPIRY_MINUTES, EXPIRY_MINUTES, TimeUnit.MINUTES);
        try {
            initialise();
        } catch (ProgramException e) {
            close();
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
                .forEach(name -> log.info("Creating table `" + name + "`"));
        Optional<ReducerSchema> init = module.published().schema().lifecycleReducer(Lifecycle.INIT);
        if (init.isPresent()) {
            log.info("Invoking `init` reducer");
            CallOutcome outcome = reducers.runLifecycle(init.get(), owner, ConnectionId.NONE, Reducers.Around.NOTHING);
            if (outcome instanceof CallOutcome.Refused refused) {
                throw new ProgramException(refused.message());
            }
            if (outcome instanceof CallOutcome.Failed failed) {
                throw new ProgramException(failed.text());
            }
        }
        log.info("Database initialized");
    }

    /** What instances of the module reach of the database; used by the threads that run them. */
    private final class Outside implements Surroundings {
        private final ModuleLog records;

        Outside(ModuleLog records) {
            this.records = records;
        }

        @Override
        public Identity identity() {
            return identity;
        }

        @Override
        public ModuleLog log() {
            return records;
        }

        @Override
        public long nowMicros() {
            return Engine.this.nowMicros();
        }

        @Override
        public Optional<String> jwt(ConnectionId connection) {
            return connections.claims(connection);
        }

        @Override
        public Optional<String> environment(String key) {
            return module.environment().get(key);
        }

        @Override
        public void callSoon(String reducer, byte[] args) {
            scheduled.soon(reducer, args);
        }
    }

    private void due(ScheduleTimers.Entry entry) {
        scheduled.due(entry);
    }

    private final class OfSchedules implements ScheduledCalls.Functions {
        @Override
        public void reducer(String name, byte[] row, long intended) {
            reducers.callAsDatabase(name, row, Math.max(nowMicros(), intended));
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the outcome is told either way
        public void procedure(String name, byte[] args, long intended, Runnable done) {
            RunningModule.FoundProcedure found = module.procedure(name, owner);
            String problem = found == null ? "no such procedure" : Arguments.ofProcedure(found.procedure(), args);
            if (found == null || problem != null) {
                log.error(name, "a scheduled call cannot be made: " + problem);
                done.run();
                return;
            }
            procedures
                    .start(found, new Procedures.Asked(args, identity, ConnectionId.NONE, intended))
                    .outcome()
                    .whenComplete((outcome, failure) -> writer.submit(done));
        }
    }

    private LaneOfCall lane() {
        return new LaneOfCall(writer, store, commits, scheduled::written, context.outgoing());
    }

    long nowMicros() {
        return Micros.now(context.clock());
    }

    RunningModule module() {
        return module;
    }

    Datastore store() {
        return store;
    }

    Views views() {
        return views;
    }

    Queries queries() {
        return queries;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Commits commits() {
        return commits;
    }

    Reducers reducers() {
        return reducers;
    }

    Procedures procedures() {
        return procedures;
    }

    HttpHandlers handlers() {
        return handlers;
    }

    Connections connections() {
        return connections;
    }

    HostLog log() {
        return log;
    }

    /** Replaces the program; null, or why the tables cannot stay. */
    @Nullable
    String update(Program program, Map<String, String> variables) throws ProgramException {
        Published.Started started = module.start(program);
        Environment environment = Environment.of(
                started.published().schema(), module.environment().with(variables));
        String difference = SchemaDifference.between(
                module.published().schema(), started.published().schema());
        if (difference != null) {
            return "Database update rejected: " + difference
                    + "; migrations are not supported by the embedded host yet: publish with clear=true to begin with"
                    + " empty tables";
        }
        module.replace(started, environment);
        refreshViews();
        log.info("Program updated");
        return null;
    }

    /** Computes all views again, as another program sees them. */
    private void refreshViews() {
        try (MutTx tx = store.begin()) {
            views.refreshAll(tx);
            commits.broadcast(tx.commit(), null);
        } catch (ViewException e) {
            log.error("update", e.getMessage() + "; its rows stay as the former program computed them");
        }
    }

    /** Ends timers. */
    void close() {
        expiry.cancel(false);
        schedules.clear();
        connections.clear();
    }
}
