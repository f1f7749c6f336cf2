package dev.stdb.wasm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Which functions may throw, or look at the calls that are running, themselves or through what they call. */
final class Observers {
    private final BitSet observers = new BitSet();
    /** For each function those that call it and count. */
    private final List<List<Integer>> callers = new ArrayList<>();

    private Observers(int functions) {
        for (int f = 0; f < functions; f++) {
            callers.add(new ArrayList<>(4));
        }
    }

    static BitSet of(WasmModule module, Map<Integer, FunctionCode> functions, TeaVmRuntime runtime) {
        var names = module.names();
        var found = new Observers(module.functionCount());
        found.observers.set(runtime.throwException());
        for (int f = module.importedFunctions(); f < module.functionCount(); f++) {
            FunctionCode function = functions.get(f);
            String name = names.of(f);
            if (TeaVmRuntime.isCollector(name)) {
                continue;
            }
            if (function == null || name.contains("ExceptionHandling_")) {
                found.observers.set(f);
            } else {
                found.read(function);
            }
        }
        found.spread();
        return found.observers;
    }

    private void read(FunctionCode function) {
        function.each(code -> {
            if (code.is(Opcodes.CALL)) {
                callers.get(code.index).add(function.index);
            } else if (code.is(Opcodes.CALL_INDIRECT)) {
                observers.set(function.index);
            }
        });
    }

    private void spread() {
        var fresh = new ArrayDeque<Integer>();
        observers.stream().forEach(fresh::add);
        while (!fresh.isEmpty()) {
            for (int caller : callers.get(fresh.remove())) {
                if (!observers.get(caller)) {
                    observers.set(caller);
                    fresh.add(caller);
                }
            }
        }
    }
}
