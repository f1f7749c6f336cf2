package dev.stdb.host.db;

import dev.stdb.host.program.ModuleInstance;
import dev.stdb.host.program.ProgramException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Instances of one program for calls beside the main lane; made when needed, used again. Safe for all threads. */
final class InstancePool {
    private final Maker maker;
    private final Deque<ModuleInstance> idle = new ArrayDeque<>();

    /** Makes one more instance. */
    @FunctionalInterface
    interface Maker {
        ModuleInstance make() throws ProgramException;
    }

    InstancePool(Maker maker) {
        this.maker = maker;
    }

    /**
     * An instance that nobody else uses.
     *
     * @throws ProgramException when there is none left and none can be made
     */
    ModuleInstance take() throws ProgramException {
        ModuleInstance free;
        synchronized (this) {
            free = idle.poll();
        }
        return free == null ? maker.make() : free;
    }

    /** Gives back an instance whose call returned; others are left to the garbage. */
    synchronized void giveBack(ModuleInstance instance) {
        idle.push(instance);
    }
}
