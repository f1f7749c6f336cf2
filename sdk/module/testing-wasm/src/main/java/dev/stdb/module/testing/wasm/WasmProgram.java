package dev.stdb.module.testing.wasm;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.db.GuestTransaction;
import dev.stdb.host.db.ViewTransaction;
import dev.stdb.host.program.CallResult;
import dev.stdb.host.program.HandlerCaller;
import dev.stdb.host.program.ModuleInstance;
import dev.stdb.host.program.Program;
import dev.stdb.host.program.ProgramException;
import dev.stdb.host.program.Watchdog;
import dev.stdb.module.testing.target.Ended;
import dev.stdb.module.testing.target.FunctionCall;
import dev.stdb.module.testing.target.HandlerCall;
import dev.stdb.module.testing.target.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A module's wasm on the embedded host's engine, on the test's thread. */
final class WasmProgram implements dev.stdb.module.testing.target.Program {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final int MAX_MEMORY_PAGES = 16_384; // 1 GiB
    private static final byte[] NOTHING = {};

    private final Program program;
    private final World world;
    private final WorldAround around;
    private final Watchdog watchdog = new Watchdog(LONGEST_CALL);

    /** Instances that no call is using: a call that did not return leaves a broken one, and one that sleeps lets others in. */
    private final Deque<ModuleInstance> idle = new ArrayDeque<>();

    WasmProgram(Program program, World world) {
        this.program = program;
        this.world = world;
        this.around = new WorldAround(world);
    }

    private ModuleInstance take() throws ProgramException {
        ModuleInstance ready = idle.poll();
        if (ready != null) {
            return ready;
        }
        ModuleInstance made = ModuleInstance.create(program, around, watchdog, MAX_MEMORY_PAGES);
        made.describe(); // modules may fill their function tables there
        return made;
    }

    @Override
    public byte[] definition() {
        try {
            ModuleInstance instance = take();
            byte[] definition = instance.describe();
            idle.push(instance);
            return definition;
        } catch (ProgramException e) {
            throw new IllegalStateException("the module does not start: " + e.text(), e);
        }
    }

    @Override
    public Ended reducer(FunctionCall call, MutTx transaction) {
        return run(instance -> instance.callReducer(
                call.id(),
                call.name(),
                call.sender(),
                call.connection(),
                call.micros(),
                call.args(),
                new GuestTransaction(world.store(), transaction, world::written)));
    }

    @Override
    public Ended procedure(FunctionCall call) {
        return run(instance -> instance.callProcedure(
                call.id(),
                call.name(),
                call.sender(),
                call.connection(),
                call.micros(),
                call.args(),
                new WorldLane(world)));
    }

    @Override
    public Ended view(int id, String name, @Nullable Identity sender, ReadView reads) {
        return run(instance -> instance.callView(id, name, sender, new ViewTransaction(world.store(), reads)));
    }

    @Override
    public Ended handler(HandlerCall call) {
        var caller = new HandlerCaller(call.sender(), call.claims());
        return handled(instance -> instance.callHttpHandler(
                call.id(), call.name(), caller, call.micros(), call.request(), call.body(), new WorldLane(world)));
    }

    private Ended run(Function<ModuleInstance, CallResult> call) {
        return handled(instance -> new ModuleInstance.Handled(call.apply(instance), NOTHING));
    }

    private Ended handled(Function<ModuleInstance, ModuleInstance.Handled> call) {
        ModuleInstance instance;
        try {
            instance = take();
        } catch (ProgramException e) {
            return new Ended.Crashed("the module does not start again: " + e.text(), e);
        }
        ModuleInstance.Handled handled = call.apply(instance);
        return switch (handled.head()) {
            case CallResult.Returned(int code, byte[] output) -> {
                idle.push(instance);
                yield new Ended.Returned(code, output, handled.body());
            }
            case CallResult.Trapped(String reason) -> new Ended.Crashed(reason, null);
            case CallResult.OutOfTime() ->
                new Ended.Crashed("the call ran longer than " + LONGEST_CALL.toSeconds() + " seconds", null);
        };
    }

    @Override
    public void close() {
        idle.clear();
        watchdog.close();
    }
}
