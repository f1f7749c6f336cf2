package dev.stdb.wasm;

import run.endive.wasm.types.Instruction;
import run.endive.wasm.types.OpCode;

/**
 * Counts fuel as a SpacetimeDB server does: one for each operator that runs, nothing for {@code nop}, {@code drop},
 * {@code block}, {@code loop}, {@code unreachable}, {@code return}, {@code else} and {@code end}, nothing for host calls. It
 * listens to Endive's interpreter:
 *
 * <pre>{@code
 * var meter = new FuelMeter();
 * var instance = Instance.builder(module).withUnsafeExecutionListener((i, stack) -> meter.count(i)).build();
 * meter.reset();
 * instance.export("__call_reducer__").apply(...);
 * System.out.println(meter.fuel());
 * }</pre>
 *
 * One thread at a time.
 */
public final class FuelMeter {
    private long fuel;

    /** To be told of every instruction before it runs. */
    public void count(Instruction instruction) {
        fuel += cost(instruction.opcode());
    }

    /** What one instruction costs: 0 or 1. */
    public static int cost(OpCode opcode) {
        return switch (opcode) {
            case NOP, DROP, BLOCK, LOOP, UNREACHABLE, RETURN, ELSE, END -> 0;
            default -> 1;
        };
    }

    /** Fuel since the start or the last reset. */
    public long fuel() {
        return fuel;
    }

    /** Begins again at zero. */
    public void reset() {
        fuel = 0;
    }
}
