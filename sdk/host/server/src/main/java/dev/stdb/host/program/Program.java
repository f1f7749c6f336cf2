package dev.stdb.host.program;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.WasmModule;

/**
 * A checked and compiled wasm program. Immutable; instances share it. Its compiled classes live in a class loader of
 * their own and go away with it.
 */
public final class Program {
    private final byte[] bytes;
    private final byte[] hash;
    private final WasmModule module;
    private final @Nullable Function<Instance, Machine> machine;

    Program(byte[] bytes, byte[] hash, WasmModule module, @Nullable Function<Instance, Machine> machine) {
        this.bytes = bytes;
        this.hash = hash;
        this.module = module;
        this.machine = machine;
    }

    /** The wasm binary; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Keccak-256 of the binary as 64 hex digits in the server's order, last byte first. */
    public String hashHex() {
        byte[] reversed = new byte[hash.length];
        for (int i = 0; i < hash.length; i++) {
            reversed[i] = hash[hash.length - 1 - i];
        }
        return HexFormat.of().formatHex(reversed);
    }

    /** Whether the program runs in Endive's interpreter because it could not be compiled. */
    public boolean isInterpreted() {
        return machine == null;
    }

    WasmModule module() {
        return module;
    }

    List<String> preinits() {
        return ProgramCheck.preinits(module);
    }

    @Nullable
    Function<Instance, Machine> machine() {
        return machine;
    }
}
