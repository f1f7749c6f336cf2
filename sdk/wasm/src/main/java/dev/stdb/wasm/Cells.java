package dev.stdb.wasm;

/** Memory cells that become globals: fields that only code with a constant address reads and writes. */
final class Cells {
    private Cells() {}

    /**
     * Moves the cell at {@code address} into a global.
     *
     * @param less what the global is less than the cell
     */
    static void toGlobal(FunctionCode function, int address, int global, int less) {
        function.each(code -> {
            if (code.constant != 0 || code.kids.isEmpty() || !code.kids.get(0).isConstant(address)) {
                return;
            }
            if (code.is(Opcodes.I32_LOAD)) {
                Code get = Code.indexed(Opcodes.GLOBAL_GET, true, global);
                code.become(less == 0 ? get : Code.of(Opcodes.I32_ADD, true, get, Code.constant(less)));
            } else if (code.is(Opcodes.I32_STORE)) {
                code.kids.remove(0);
                if (less != 0) {
                    Code value = code.kids.removeLast();
                    code.kids.add(Code.of(Opcodes.I32_SUB, true, value, Code.constant(less)));
                }
                code.op = Opcodes.GLOBAL_SET;
                code.index = global;
            }
        });
    }
}
