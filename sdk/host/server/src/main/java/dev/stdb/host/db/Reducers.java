package dev.stdb.host.db;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ViewException;
import dev.stdb.host.program.CallResult;
import dev.stdb.host.program.ProgramException;
import dev.stdb.schema.ReducerSchema;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs reducers, each in one transaction. Entered on the writer thread only. */
final class Reducers {
    private static final Logger LOG = LoggerFactory.getLogger(Reducers.class);
    private static final String FATAL = "The instance encountered a fatal error.";
    static final String OUT_OF_TIME = "Module energy budget exhausted.";

    private final Identity database;
    private final RunningModule module;
    private final Datastore store;
    private final Commits commits;
    private final GuestTransaction.RowTimers timers;
    private final HostLog log;
    private final InstantSource clock;

    /** How a reducer is run: who asks, with what. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Run(int id, String name, Identity sender, ConnectionId connection, long micros, byte[] args) {}

    /** What the host itself writes in the transaction of a call, before it and after its success. */
    record Around(Consumer<MutTx> before, Consumer<MutTx> after) {
        static final Around NOTHING = new Around(tx -> {}, tx -> {});
    }

    Reducers(
            Identity database,
            RunningModule module,
            Datastore store,
            Commits commits,
            GuestTransaction.RowTimers timers,
            HostLog log,
            InstantSource clock) {
        this.database = database;
        this.module = module;
        this.store = store;
        this.commits = commits;
        this.timers = timers;
        this.log = log;
        this.clock = clock;
    }

    /** Calls a reducer with BSATN arguments for a client. */
    CallOutcome call(
            String name, byte[] args, Caller caller, ConnectionId connection, @Nullable Subscriber subscriber) {
        long now = Micros.now(clock);
        return switch (module.lookup(name, caller.identity())) {
            case RunningModule.Lookup.Refused(var reason, String text) -> {
                if (reason == CallOutcome.Reason.UNKNOWN) {
                    log.unknown(name);
                }
                yield new CallOutcome.Failed(now, reason, text);
            }
            case RunningModule.Lookup.Found(int id, var reducer) -> {
                String problem = Arguments.ofReducer(reducer, args);
                yield problem != null
                        ? new CallOutcome.Failed(
                                now,
                                CallOutcome.Reason.ARGUMENTS,
                                "invalid arguments for reducer " + name + ": " + problem)
                        : run(new Run(id, name, caller.identity(), connection, now, args), subscriber, Around.NOTHING);
            }
        };
    }

    /** Runs a lifecycle reducer. */
    CallOutcome runLifecycle(ReducerSchema reducer, Identity sender, ConnectionId connection, Around around) {
        int id = module.reducerId(reducer.name());
        return run(new Run(id, reducer.name(), sender, connection, Micros.now(clock), new byte[0]), null, around);
    }

    /** Runs a reducer in the database's own name; what is wrong with it goes to the log. */
    void callAsDatabase(String name, byte[] args, long micros) {
        int id = module.reducerId(name);
        String problem = id < 0 ? "no such reducer" : Arguments.ofReducer(module.reducer(id), args);
        if (problem != null) {
            log.error(name, "a scheduled call cannot be made: " + problem);
            return;
        }
        run(new Run(id, name, database, ConnectionId.NONE, micros, args), null, Around.NOTHING);
    }

    /** One transaction around a call. */
    private CallOutcome run(Run run, @Nullable Subscriber caller, Around around) {
        try (MutTx tx = store.begin()) {
            around.before.accept(tx);
            CallResult result;
            try {
                result = module.instance()
                        .callReducer(
                                run.id,
                                run.name,
                                run.sender,
                                run.connection,
                                run.micros,
                                run.args,
                                new GuestTransaction(store, tx, timers));
            } catch (ProgramException e) {
                LOG.warn("no new instance of {}: {}", database, e.text());
                return new CallOutcome.Failed(run.micros, CallOutcome.Reason.CRASHED, FATAL);
            }
            return ended(run, result, tx, caller, around);
        }
    }

    private CallOutcome committed(Run run, MutTx tx, @Nullable Subscriber caller) {
        try {
            return new CallOutcome.Committed(run.micros, commits.commit(tx, caller));
        } catch (ViewException e) {
            log.error(run.name, String.valueOf(e.getMessage()));
            return new CallOutcome.Failed(run.micros, CallOutcome.Reason.CRASHED, e.text());
        }
    }

    private CallOutcome ended(Run run, CallResult result, MutTx tx, @Nullable Subscriber caller, Around around) {
        return switch (result) {
            case CallResult.Returned(int code, byte[] output) -> {
                if (code == 0) {
                    around.after.accept(tx);
                    yield committed(run, tx, caller);
                }
                tx.rollback();
                if (code == 1) {
                    String message = new String(output, StandardCharsets.UTF_8);
                    log.error(run.name, message);
                    yield new CallOutcome.Refused(run.micros, message);
                }
                yield new CallOutcome.Failed(run.micros, CallOutcome.Reason.CRASHED, FATAL);
            }
            case CallResult.Trapped(String reason) -> {
                module.instanceBroke();
                LOG.debug("reducer {} of {} trapped: {}", run.name, database, reason);
                yield new CallOutcome.Failed(run.micros, CallOutcome.Reason.CRASHED, FATAL);
            }
            case CallResult.OutOfTime() -> {
                module.instanceBroke();
                yield new CallOutcome.Failed(run.micros, CallOutcome.Reason.OUT_OF_TIME, OUT_OF_TIME);
            }
        };
    }
}
