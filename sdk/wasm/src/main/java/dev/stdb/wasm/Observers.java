package dev.stdb.wasm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which functions may throw, or look at the calls that are running, themselves or through what they call. */
final class Observers {
    private Observers() {}

    static Set<Integer> of(WasmModule module, Map<Integer, FunctionCode> functions, TeaVmRuntime runtime) {
        var names = module.names();
        var callees = new HashMap<Integer, Set<Integer>>();
        var observers = new HashSet<Integer>();
        observers.add(runtime.throwException());
        for (int f = module.importedFunctions(); f < module.functionCount(); f++) {
            FunctionCode function = functions.get(f);
            String name = names.of(f);
            if (TeaVmRuntime.isCollector(name)) {
                continue;
            }
            if (function == null || name.contains("ExceptionHandling_")) {
                observers.add(f);
                continue;
            }
            var called = new HashSet<Integer>();
            boolean[] unknown = {false};
            function.each(code -> {
                if (code.is(Opcodes.CALL)) {
                    called.add(code.index);
                } else if (code.is(Opcodes.CALL_INDIRECT)) {
                    unknown[0] = true;
                }
            });
            callees.put(f, called);
            if (unknown[0]) {
                observers.add(f);
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (var entry : callees.entrySet()) {
                if (!observers.contains(entry.getKey())
                        && entry.getValue().stream().anyMatch(observers::contains)) {
                    observers.add(entry.getKey());
                    more = true;
                }
            }
        }
        return observers;
    }
}
