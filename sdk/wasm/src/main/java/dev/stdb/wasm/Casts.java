package dev.stdb.wasm;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * TeaVM asks a function of each type whether a class is below it. For classes without interfaces that is whether a number of
 * the class lies in a range, which is asked in place here.
 */
final class Casts {
    static final String PREFIX = "supertypeof_";

    private record Range(long offset, int from, int to) {}

    private final Map<Integer, Range> ranges = new HashMap<>();

    private Casts() {}

    static Casts of(WasmModule module, Collection<FunctionCode> functions) {
        var casts = new Casts();
        for (FunctionCode function : functions) {
            if (module.names().of(function.index).startsWith(PREFIX)) {
                casts.read(function);
            }
        }
        return casts;
    }

    /** {@code if (class.number < from) return 0; if (class.number >= to) return 0; return 1;}. */
    private void read(FunctionCode function) {
        List<Code> body = function.body;
        if (body.size() != 3 || !isNo(body.get(0)) || !isNo(body.get(1)) || !returns(body.get(2), 1)) {
            return;
        }
        Code below = body.get(0).kids.get(0);
        Code above = body.get(1).kids.get(0);
        if (!below.is(Opcodes.I32_LT_S) || !above.is(Opcodes.I32_GE_S)) {
            return;
        }
        Code number = below.kids.get(0);
        Code load = number.is(Opcodes.LOCAL_TEE) ? number.kids.get(0) : number;
        if (load.is(Opcodes.I32_LOAD)
                && load.kids.get(0).isLocal(0)
                && below.kids.get(1).is(Opcodes.I32_CONST)
                && above.kids.get(0).isLocal(0)
                && above.kids.get(1).is(Opcodes.I32_CONST)) {
            ranges.put(function.index, new Range(load.constant, (int) below.kids.get(1).constant, (int)
                    above.kids.get(1).constant));
        }
    }

    private static boolean isNo(Code code) {
        return code.is(Opcodes.IF) && code.body.size() == 1 && returns(code.body.get(0), 0);
    }

    private static boolean returns(Code code, int value) {
        return code.is(Opcodes.RETURN)
                && code.kids.size() == 1
                && code.kids.get(0).isConstant(value);
    }

    void apply(FunctionCode function) {
        function.each(code -> {
            Range range = code.is(Opcodes.CALL) && code.kids.size() == 1 ? ranges.get(code.index) : null;
            if (range != null) {
                Code number = Code.memory(Opcodes.I32_LOAD, true, 2, range.offset(), code.kids.get(0));
                Code above = Code.of(Opcodes.I32_SUB, true, number, Code.constant(range.from()));
                code.become(Code.of(Opcodes.I32_LT_U, true, above, Code.constant(range.to() - range.from())));
            }
        });
    }
}
