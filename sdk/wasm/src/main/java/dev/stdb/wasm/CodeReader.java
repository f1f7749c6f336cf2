package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a function's instructions into trees. */
final class CodeReader {
    /** What a block's branches and its end leave; a loop's branches leave nothing. */
    private record Label(int branchValues) {}

    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown() {
            super(null, null, false, false);
        }
    }

    private final WasmModule module;
    private final Instructions in;
    private final List<Label> labels = new ArrayList<>();
    private final int results;

    private CodeReader(WasmModule module, CodeBody body, int results) {
        this.module = module;
        this.in = new Instructions(module, body);
        this.results = results;
    }

    /** The function as trees; null if it has instructions that are not known here. */
    static @Nullable FunctionCode read(WasmModule module, CodeBody body) {
        FunctionType type = module.types().get(body.typeIndex());
        if (type.results().size() > 1) {
            return null;
        }
        var locals = new ArrayList<>(type.params());
        for (var run : body.locals()) {
            for (int i = 0; i < run.count(); i++) {
                locals.add(run.type());
            }
        }
        try {
            var reader = new CodeReader(module, body, type.results().size());
            reader.labels.add(new Label(type.results().size()));
            var list = new ArrayList<Code>();
            reader.sequence(list);
            return new FunctionCode(body.functionIndex(), body.typeIndex(), type, locals, list);
        } catch (Unknown e) {
            return null;
        }
    }

    /** Reads to the {@code end} or {@code else} of this sequence, and says which it was. */
    private int sequence(List<Code> into) {
        while (in.next()) {
            int op = in.opcode();
            if (op == Opcodes.END || op == Opcodes.ELSE) {
                return op;
            }
            into.add(instruction(op, into));
        }
        return Opcodes.END;
    }

    private Code instruction(int op, List<Code> before) {
        Code code = new Code(op, false);
        code.index = in.index();
        code.second = in.second();
        code.align = in.align();
        code.constant = in.constant();
        code.targets = in.targets();
        if (op == Opcodes.BLOCK || op == Opcodes.LOOP || op == Opcodes.IF) {
            return block(code, before);
        }
        if (!CodeWriter.knows(op)) {
            code.verbatim = in.copy();
        }
        int operands = operands(code);
        take(code, operands, before);
        return code;
    }

    private Code block(Code code, List<Code> before) {
        int values = code.index == Instructions.EMPTY_BLOCK ? 0 : 1;
        if (code.index >= 0) {
            throw new Unknown();
        }
        if (code.op == Opcodes.IF) {
            take(code, 1, before);
        }
        code.value = values == 1;
        labels.add(new Label(code.op == Opcodes.LOOP ? 0 : values));
        code.body = new ArrayList<>();
        if (sequence(code.body) == Opcodes.ELSE) {
            code.hasElse = true;
            code.otherwise = new ArrayList<>();
            sequence(code.otherwise);
        }
        labels.removeLast();
        return code;
    }

    /** Moves the last instructions that leave so many values, and what stands between and after them, into {@code code}. */
    private static void take(Code code, int operands, List<Code> before) {
        if (operands == 0) {
            return;
        }
        int from = before.size();
        int found = 0;
        while (found < operands && from > 0 && !before.get(from - 1).ends()) {
            from--;
            found += before.get(from).value ? 1 : 0;
        }
        var moved = before.subList(from, before.size());
        code.kids.addAll(moved);
        moved.clear();
    }

    private int branchValues(int depth) {
        return labels.get(labels.size() - 1 - depth).branchValues();
    }

    /** How many values it takes; sets whether it leaves one. */
    private int operands(Code code) {
        int op = code.op;
        return switch (op) {
            case Opcodes.UNREACHABLE, Opcodes.NOP -> 0;
            case Opcodes.BR -> branchValues(code.index);
            case Opcodes.BR_IF -> {
                int values = branchValues(code.index);
                code.value = values == 1;
                yield values + 1;
            }
            case Opcodes.BR_TABLE -> branchValues(code.index) + 1;
            case Opcodes.RETURN -> results;
            case Opcodes.CALL -> call(code, module.functionType(code.index), 0);
            case Opcodes.CALL_INDIRECT -> call(code, module.types().get(code.index), 1);
            case Opcodes.DROP, Opcodes.LOCAL_SET, Opcodes.GLOBAL_SET -> 1;
            case Opcodes.SELECT, Opcodes.SELECT_T -> {
                code.value = true;
                yield 3;
            }
            case Opcodes.MEMORY_COPY, Opcodes.MEMORY_FILL -> 3;
            default -> simple(code);
        };
    }

    private static int call(Code code, FunctionType type, int more) {
        if (type.results().size() > 1) {
            throw new Unknown();
        }
        code.value = type.results().size() == 1;
        return type.params().size() + more;
    }

    /** Instructions that always leave one value, and stores. */
    private static int simple(Code code) {
        int op = code.op;
        if (code.isStore()) {
            return 2;
        }
        code.value = true;
        if (op == Opcodes.LOCAL_GET || op == Opcodes.GLOBAL_GET || op == Opcodes.MEMORY_SIZE) {
            return 0;
        }
        if (op >= Opcodes.I32_CONST && op <= Opcodes.F64_CONST) {
            return 0;
        }
        if (op == Opcodes.LOCAL_TEE || op == Opcodes.MEMORY_GROW || code.isLoad()) {
            return 1;
        }
        if ((op >= 0x45 && op <= 0xC4)) {
            return isUnary(op) ? 1 : 2;
        }
        if (op >= 0xFC0000 && op <= 0xFC0007) {
            return 1;
        }
        throw new Unknown();
    }

    private static boolean isUnary(int op) {
        return op == 0x45
                || op == 0x50
                || (op >= 0x67 && op <= 0x69)
                || (op >= 0x79 && op <= 0x7B)
                || (op >= 0x8B && op <= 0x91)
                || (op >= 0x99 && op <= 0x9F)
                || op >= 0xA7;
    }
}
