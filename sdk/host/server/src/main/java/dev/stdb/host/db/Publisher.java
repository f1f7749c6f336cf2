package dev.stdb.host.db;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.auth.Tokens;
import dev.stdb.host.program.Program;
import dev.stdb.host.program.ProgramException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates, updates and deletes databases, one at a time. Safe for all threads. */
public final class Publisher {
    private final Registry registry;
    private final Tokens tokens;
    private final HostContext context;

    /** With the registry that it fills. */
    public Publisher(Registry registry, Tokens tokens, HostContext context) {
        this.registry = registry;
        this.tokens = tokens;
        this.context = context;
    }

    /**
     * Where to publish.
     *
     * @param name a valid name, null when an identity is given or nothing is
     * @param identity used when there is no name, null for a new database without name
     * @param clear whether an existing database loses its data
     * @param variables environment variables to set, null when publishing cannot carry any: then programs of ABI 10.6 are
     *     refused, as on servers before 2.11.0
     */
    public record Target(
            @Nullable String name,
            @Nullable Identity identity,
            boolean clear,
            @Nullable Map<String, String> variables) {
        /** Without environment variables. */
        public Target(@Nullable String name, @Nullable Identity identity, boolean clear) {
            this(name, identity, clear, null);
        }

        Map<String, String> toSet() {
            return variables == null ? Map.of() : variables;
        }
    }

    /** What publishing came to. */
    public sealed interface Outcome {
        /** @param created false for an update, or when the program was the same */
        record Published(Identity identity, boolean created) implements Outcome {}

        /** The name belongs to somebody else. */
        record NameTaken() implements Outcome {}

        /** The database belongs to somebody else. */
        record NotOwner(Identity database) implements Outcome {}

        /** It is locked and was to be cleared. */
        record Locked() implements Outcome {}

        /** The program is no good. */
        record BadProgram(String text) implements Outcome {}

        /** The program is good, but the running database cannot become it. */
        record NoMigration(String text) implements Outcome {}
    }

    /** The database a target stands for, if it is running. */
    public Optional<Database> existing(Target target) {
        Identity identity = identity(target);
        return identity == null ? Optional.empty() : registry.database(identity);
    }

    private @Nullable Identity identity(Target target) {
        return target.name == null
                ? target.identity
                : registry.resolve(target.name).orElse(null);
    }

    /** Publishes a program. */
    public Outcome publish(Caller caller, Target target, byte[] wasm) throws InterruptedException {
        Optional<Database> before = existing(target);
        if (before.isPresent() && !before.get().owner().equals(caller.identity())) {
            return new Outcome.NotOwner(before.get().identity());
        }
        boolean givenUp = target.name != null
                && registry.resolve(target.name).isEmpty()
                && registry.ownerOf(target.name)
                        .filter(owner -> !owner.equals(caller.identity()))
                        .isPresent();
        if (givenUp) {
            return new Outcome.NameTaken();
        }
        if (before.isPresent() && target.clear && before.get().isLocked()) {
            return new Outcome.Locked();
        }
        try {
            Program program = target.variables == null
                    ? context.loader().load(wasm)
                    : context.loader().loadWithEnvironment(wasm);
            return publish(caller, target, program);
        } catch (ProgramException e) {
            register(caller, target);
            return new Outcome.BadProgram(e.text());
        }
    }

    /** The name is the publisher's even when the program is refused. */
    private Identity register(Caller caller, Target target) {
        Identity known = identity(target);
        Identity identity = known != null ? known : tokens.mint().identity();
        if (target.name != null) {
            registry.register(target.name, caller.identity(), identity);
        }
        return identity;
    }

    private synchronized Outcome publish(Caller caller, Target target, Program program)
            throws ProgramException, InterruptedException {
        Database running = existing(target).orElse(null);
        if (running == null) {
            return create(caller, target, program, null);
        }
        if (!running.owner().equals(caller.identity())) {
            return new Outcome.NotOwner(running.identity());
        }
        if (target.clear) {
            return create(caller, target, program, running);
        }
        if (running.program().hashHex().equals(program.hashHex()) && running.hasVariables(target.toSet())) {
            return new Outcome.Published(running.identity(), false);
        }
        String refusal = running.update(program, target.toSet());
        return refusal == null ? new Outcome.Published(running.identity(), false) : new Outcome.NoMigration(refusal);
    }

    private Outcome create(Caller caller, Target target, Program program, @Nullable Database replaced)
            throws ProgramException, InterruptedException {
        Identity identity = register(caller, target);
        Database made = Database.create(identity, caller.identity(), program, target.toSet(), context);
        registry.put(made);
        if (replaced != null) {
            replaced.close();
        }
        return new Outcome.Published(identity, replaced == null);
    }

    /** What is wrong with a program, null if it could be started. */
    public @Nullable String problem(byte[] wasm) {
        try {
            context.loader().load(wasm);
            return null;
        } catch (ProgramException e) {
            return e.text();
        }
    }

    /** Ends a database; its names stay registered. */
    public synchronized void delete(Identity identity) {
        registry.remove(identity).ifPresent(Database::close);
    }
}
