package dev.stdb.wasm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** TeaVM compares longs by a function that gives -1, 0 or 1, and then looks at that; the instruction is there for it. */
final class Comparisons {
    private static final FunctionType LONGS = FunctionType.of("i64 i64", "i32");

    private final Set<Integer> compare = new HashSet<>();

    private Comparisons() {}

    static Comparisons of(WasmModule module) {
        var comparisons = new Comparisons();
        module.names().functions().forEach((index, name) -> {
            if (name.matches("meth_otbw_WasmRuntime_compare(_\\d+)?")
                    && module.functionType(index).equals(LONGS)) {
                comparisons.compare.add(index);
            }
        });
        return comparisons;
    }

    void apply(FunctionCode function) {
        function.each(code -> {
            int instruction = withZero(code);
            if (instruction > 0) {
                Code call = code.kids.get(0);
                List<Code> operands = List.copyOf(call.kids);
                code.op = instruction;
                code.kids.clear();
                code.kids.addAll(operands);
            }
        });
    }

    /** The comparison of longs that is meant by one of the function's result with zero; 0 if it is something else. */
    private int withZero(Code code) {
        if (code.is(Opcodes.I32_EQZ)) {
            return code.kids.size() == 1 && isCall(code.kids.get(0)) ? 0x51 : 0;
        }
        if (code.kids.size() != 2 || !code.kids.get(1).isConstant(0) || !isCall(code.kids.get(0))) {
            return 0;
        }
        return switch (code.op) {
            case 0x46 -> 0x51;
            case 0x47 -> 0x52;
            case 0x48 -> 0x53;
            case 0x4A -> 0x55;
            case 0x4C -> 0x57;
            case 0x4E -> 0x59;
            default -> 0;
        };
    }

    private boolean isCall(Code code) {
        return code.is(Opcodes.CALL) && compare.contains(code.index) && code.kids.size() == 2;
    }
}
