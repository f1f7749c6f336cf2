package dev.stdb.wasm;

import java.util.List;

/** Writes trees as the bytes of a function. */
final class CodeWriter {
    private CodeWriter() {}

    /** Whether the instruction is written from its parts; others keep their bytes. */
    static boolean knows(int op) {
        return op != Opcodes.F32_CONST && op != Opcodes.F64_CONST && op != Opcodes.SELECT_T && op <= 0xFFFF;
    }

    static WasmWriter write(FunctionCode function) {
        var out = new WasmWriter();
        locals(out, function);
        list(out, function.body);
        return out.u8(Opcodes.END);
    }

    private static void locals(WasmWriter out, FunctionCode function) {
        var declared = function.locals.subList(function.type.params().size(), function.locals.size());
        var runs = new WasmWriter();
        int count = 0;
        int i = 0;
        while (i < declared.size()) {
            int start = i;
            while (i < declared.size() && declared.get(i) == declared.get(start)) {
                i++;
            }
            runs.u32(i - start).u8(declared.get(start).code());
            count++;
        }
        out.u32(count).raw(runs.toByteArray());
    }

    private static void list(WasmWriter out, List<Code> codes) {
        for (Code code : codes) {
            write(out, code);
        }
    }

    private static void write(WasmWriter out, Code code) {
        list(out, code.kids);
        if (code.verbatim.length > 0) {
            out.raw(code.verbatim);
            return;
        }
        out.u8(code.op);
        if (code.isBlock()) {
            out.u8(code.index == Instructions.EMPTY_BLOCK ? 0x40 : -code.index);
            list(out, code.body);
            if (code.hasElse) {
                out.u8(Opcodes.ELSE);
                list(out, code.otherwise);
            }
            out.u8(Opcodes.END);
        } else {
            immediates(out, code);
        }
    }

    private static void immediates(WasmWriter out, Code code) {
        switch (code.op) {
            case Opcodes.BR,
                    Opcodes.BR_IF,
                    Opcodes.CALL,
                    Opcodes.LOCAL_GET,
                    Opcodes.LOCAL_SET,
                    Opcodes.LOCAL_TEE,
                    Opcodes.GLOBAL_GET,
                    Opcodes.GLOBAL_SET,
                    Opcodes.MEMORY_SIZE,
                    Opcodes.MEMORY_GROW -> out.u32(code.index);
            case Opcodes.CALL_INDIRECT -> out.u32(code.index).u32(code.second);
            case Opcodes.BR_TABLE -> {
                out.u32(code.targets.length);
                for (int target : code.targets) {
                    out.u32(target);
                }
                out.u32(code.index);
            }
            case Opcodes.I32_CONST, Opcodes.I64_CONST -> out.signed(code.constant);
            default -> {
                if (code.isLoad() || code.isStore()) {
                    out.u32(code.align).u32(code.constant);
                }
            }
        }
    }
}
