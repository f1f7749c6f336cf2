package dev.stdb.wasm;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Memory cells that become globals: fields that only code with a constant address reads and writes. */
final class Cells {
    /**
     * Where a cell goes.
     *
     * @param less what the global is less than the cell
     */
    private record Global(int index, int less) {}

    private final Map<Integer, Global> globals = new HashMap<>();

    /**
     * The cell at {@code address} goes into a global.
     *
     * @param less what the global is less than the cell
     */
    Cells move(int address, int global, int less) {
        globals.put(address, new Global(global, less));
        return this;
    }

    void apply(FunctionCode function) {
        function.each(this::apply);
    }

    private void apply(Code code) {
        if (code.is(Opcodes.I32_LOAD)) {
            Global cell = of(code);
            if (cell != null) {
                Code get = Code.indexed(Opcodes.GLOBAL_GET, true, cell.index());
                code.become(cell.less() == 0 ? get : Code.of(Opcodes.I32_ADD, true, get, Code.constant(cell.less())));
            }
        } else if (code.is(Opcodes.I32_STORE)) {
            Global cell = of(code);
            if (cell != null) {
                code.kids.remove(0);
                if (cell.less() != 0) {
                    Code value = code.kids.removeLast();
                    code.kids.add(Code.of(Opcodes.I32_SUB, true, value, Code.constant(cell.less())));
                }
                code.op = Opcodes.GLOBAL_SET;
                code.index = cell.index();
            }
        }
    }

    private @Nullable Global of(Code access) {
        if (access.constant != 0 || access.kids.isEmpty()) {
            return null;
        }
        Code address = access.kids.get(0);
        return address.is(Opcodes.I32_CONST) ? globals.get((int) address.constant) : null;
    }
}
