package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of TeaVM 0.13.1's run time that the optimizer speaks of, found by their names and by the shape of their code: a
 * run time that looks otherwise is left alone.
 *
 * @param allocStack opens a frame of the stack of references
 * @param allocate takes a class, gives an object
 * @param allocateArray takes an array class and a length, gives an array
 * @param nextChunk finds free memory when the current chunk is used up; collects garbage if it must
 * @param throwException marks the frames up to the one that handles the exception
 * @param catchException takes the exception in its handler
 * @param stack address of the field with the end of the stack of references
 * @param chunk address of the field with the start of free memory
 * @param limit address of the field with its end
 */
record TeaVmRuntime(
        int allocStack,
        int allocate,
        int allocateArray,
        int nextChunk,
        int throwException,
        int catchException,
        int stack,
        int chunk,
        int limit) {
    private static final String PREFIX = "meth_otr_";

    /** The run time of this module; null if it has none that is known here. */
    static @Nullable TeaVmRuntime of(WasmModule module, Map<Integer, FunctionCode> functions) {
        var byName = new HashMap<String, Integer>();
        module.names().functions().forEach((index, name) -> byName.putIfAbsent(name, index));
        var wanted = new ArrayList<Integer>();
        for (String name : List.of(
                "meth_otbw_WasmRuntime_allocStack",
                PREFIX + "Allocator_allocate",
                PREFIX + "Allocator_allocateArray",
                PREFIX + "GC_getNextChunk",
                PREFIX + "ExceptionHandling_throwException",
                "teavm_catchException",
                PREFIX + "GC_alloc")) {
            Integer index = byName.get(name);
            if (index == null || !functions.containsKey(index)) {
                return null;
            }
            wanted.add(index);
        }
        var stack = cells(functions.get(wanted.get(0)));
        var heap = cells(functions.get(wanted.get(6)));
        if (stack.size() != 1 || heap.size() < 2) {
            return null;
        }
        return new TeaVmRuntime(
                wanted.get(0),
                wanted.get(1),
                wanted.get(2),
                wanted.get(3),
                wanted.get(4),
                wanted.get(5),
                stack.get(0),
                heap.get(0),
                heap.get(1));
    }

    /** The addresses that the function loads from, in the order of their first use. */
    private static List<Integer> cells(@Nullable FunctionCode function) {
        var cells = new ArrayList<Integer>();
        if (function != null) {
            function.each(code -> {
                if (code.is(Opcodes.I32_LOAD)
                        && code.constant == 0
                        && code.kids.size() == 1
                        && code.kids.get(0).is(Opcodes.I32_CONST)) {
                    int cell = (int) code.kids.get(0).constant;
                    if (!cells.contains(cell)) {
                        cells.add(cell);
                    }
                }
            });
        }
        return cells;
    }

    /** Whether calling this function of the collector can neither throw nor look at the frames' call sites. */
    static boolean isCollector(String name) {
        return name.startsWith(PREFIX + "GC_")
                || name.startsWith(PREFIX + "Allocator_")
                || name.startsWith(PREFIX + "MarkQueue_")
                || name.startsWith("meth_otbw_WasmHeap_");
    }
}
