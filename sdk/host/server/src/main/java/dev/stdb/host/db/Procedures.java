package dev.stdb.host.db;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.program.CallResult;
import dev.stdb.host.program.ModuleInstance;
import dev.stdb.host.program.ProgramException;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Starts procedures beside the writer: one that sleeps or waits for the network holds nobody up. Entered on the writer
 * thread only; the calls run on threads of their own.
 */
final class Procedures {
    private final RunningModule module;
    private final SideLane threads;
    private final Supplier<LaneOfCall> lanes;
    private final InstantSource clock;

    /** Who calls, with what; the call's timestamp is not before {@code notBefore}. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Asked(byte[] args, Identity sender, ConnectionId connection, long notBefore) {}

    Procedures(RunningModule module, SideLane threads, Supplier<LaneOfCall> lanes, InstantSource clock) {
        this.module = module;
        this.threads = threads;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** Starts a procedure, or has it wait for a thread. */
    SideLane.Running<ProcedureEnd.Timed> start(RunningModule.FoundProcedure found, Asked asked) {
        InstancePool pool = module.pool();
        return threads.start(asked.connection, ProcedureEnd.Timed.GIVEN_UP, () -> run(pool, found, asked));
    }

    private ProcedureEnd.Timed run(InstancePool pool, RunningModule.FoundProcedure found, Asked asked) {
        long begun = System.nanoTime();
        long now = Math.max(Micros.now(clock), asked.notBefore);
        ProcedureEnd end = ProcedureEnd.of(call(pool, found, asked, now), found.procedure());
        return new ProcedureEnd.Timed(end, now, (System.nanoTime() - begun) / 1000);
    }

    private CallResult call(InstancePool pool, RunningModule.FoundProcedure found, Asked asked, long now) {
        try {
            ModuleInstance instance = pool.take();
            CallResult result = instance.callProcedure(
                    found.id(), found.procedure().name(), asked.sender, asked.connection, now, asked.args, lanes.get());
            if (result instanceof CallResult.Returned) {
                pool.giveBack(instance);
            }
            return result;
        } catch (ProgramException e) {
            return new CallResult.Trapped(e.text());
        }
    }
}
