package dev.stdb.host.db;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.program.ModuleInstance;
import dev.stdb.host.program.Program;
import dev.stdb.host.program.ProgramException;
import dev.stdb.host.program.Surroundings;
import dev.stdb.schema.Member;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.Visibility;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The module that a database runs now: its definition, its functions by name, and the one instance on which reducers and
 * views run. Entered on the writer thread only.
 */
final class RunningModule {
    private final Identity owner;
    private final Surroundings surroundings;
    private final HostContext context;
    private Published published;
    private @Nullable ModuleInstance instance;
    private InstancePool pool;
    private volatile Environment environment;

    /**
     * Starts a program.
     *
     * @throws ProgramException when it cannot be started, or its definition or environment is refused
     */
    RunningModule(
            Identity owner,
            Program program,
            Map<String, String> variables,
            Surroundings surroundings,
            HostContext context)
            throws ProgramException {
        this.owner = owner;
        this.surroundings = surroundings;
        this.context = context;
        Published.Started started = Published.start(program, surroundings, context);
        this.published = started.published();
        this.instance = started.instance();
        this.environment = Environment.of(published.schema(), variables);
        this.pool = pool(program, surroundings, context);
    }

    private static InstancePool pool(Program program, Surroundings surroundings, HostContext context) {
        return new InstancePool(() -> newInstance(program, surroundings, context));
    }

    private static ModuleInstance newInstance(Program program, Surroundings surroundings, HostContext context)
            throws ProgramException {
        ModuleInstance made =
                ModuleInstance.create(program, surroundings, context.watchdog(), context.maxMemoryPages());
        made.describe(); // modules fill their function tables there
        return made;
    }

    Published published() {
        return published;
    }

    /** Starts another program without using it yet. */
    Published.Started start(Program program) throws ProgramException {
        return Published.start(program, surroundings, context);
    }

    /** Its environment variables. For all threads. */
    Environment environment() {
        return environment;
    }

    /** Uses what {@link #start} made from now on. */
    void replace(Published.Started started, Environment variables) {
        environment = variables;
        published = started.published();
        instance = started.instance();
        pool = pool(published.program(), surroundings, context);
    }

    /** Instances of the program for calls beside the main lane. */
    InstancePool pool() {
        return pool;
    }

    /** The instance; a new one after a call that did not return. */
    ModuleInstance instance() throws ProgramException {
        ModuleInstance running = instance;
        if (running == null) {
            running = newInstance(published.program(), surroundings, context);
            instance = running;
        }
        return running;
    }

    /** A call did not return: the instance is of no use any more. */
    void instanceBroke() {
        instance = null;
    }

    // ---- functions by canonical name

    /** A reducer that somebody may call: its schema, or why not. */
    sealed interface Lookup {
        record Found(int id, Member<ReducerSchema> reducer) implements Lookup {}

        record Refused(CallOutcome.Reason reason, String text) implements Lookup {}
    }

    /** The reducer of this name if this caller may call it. */
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

    /** The position of a reducer in calls; -1 if there is none. */
    int reducerId(String name) {
        return published.reducerIds().getOrDefault(name, -1);
    }

    Member<ReducerSchema> reducer(int id) {
        return published.reducers().get(id);
    }

    /** A procedure and its position in calls. */
    record FoundProcedure(int id, Member<ProcedureSchema> procedure) {}

    /** The procedure of this name, null if there is none that the caller may call. */
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
}
