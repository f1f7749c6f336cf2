package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type checker of the specification's appendix: a stack of operand types and a stack of control frames. One instance
 * checks one body after the other.
 */
final class FunctionValidator {
    private static final int MAX_DEPTH = 50_000;

    private final WasmModule module;
    private final List<FunctionType> types;
    private final List<GlobalType> globals;
    private final List<TableType> tables;
    private final int functionCount;
    private final boolean hasMemory;
    private final Set<Integer> declared;

    /** Operand types; null is the unknown type of unreachable code. */
    private @Nullable ValueType[] stack = new @Nullable ValueType[64];

    private int height;
    private final List<Frame> frames = new ArrayList<>();
    private ValueType[] locals = {};
    private int function;
    private int position;
    private @Nullable FunctionRepair repair;

    /** Opcodes and positions of the two instructions before the current one: what a handlers' dispatch begins with. */
    private final int[] beforeOpcodes = {-1, -1};

    private int beforePosition;
    private long beforeConstant;

    /** A block that is open. {@code opcode} is that of block, loop, if or else. */
    private static final class Frame {
        final int opcode;
        final List<ValueType> params;
        final List<ValueType> results;
        final int height;
        boolean unreachable;

        Frame(int opcode, List<ValueType> params, List<ValueType> results, int height) {
            this.opcode = opcode;
            this.params = params;
            this.results = results;
            this.height = height;
        }

        List<ValueType> labelTypes() {
            return opcode == Opcodes.LOOP ? params : results;
        }
    }

    FunctionValidator(WasmModule module, Set<Integer> declared) {
        this.module = module;
        this.types = module.types();
        this.globals = module.globalTypes();
        this.tables = module.tables();
        this.functionCount = module.functionCount();
        this.hasMemory = !module.memories().isEmpty();
        this.declared = declared;
    }

    /** What must be inserted so that the body is valid. Faults that no repair covers are thrown as usual. */
    FunctionRepair repair(CodeBody body) {
        var found = new FunctionRepair();
        repair = found;
        try {
            validate(body);
        } finally {
            repair = null;
        }
        return found;
    }

    void validate(CodeBody body) {
        function = body.functionIndex();
        FunctionType type = types.get(body.typeIndex());
        locals = locals(type, body);
        height = 0;
        frames.clear();
        position = body.code().offset();
        push(Opcodes.BLOCK, List.of(), type.results());
        var code = new Instructions(module.raw(), body.code());
        while (code.next()) {
            position = code.start();
            if (frames.isEmpty()) {
                throw fault("operators remaining after end of function");
            }
            if (repair != null) {
                repairBefore(code, repair);
            }
            instruction(code);
            remember(code);
        }
        if (!frames.isEmpty()) {
            throw fault("control frames remain at end of function: END opcode expected");
        }
    }

    private void remember(Instructions code) {
        beforeOpcodes[0] = beforeOpcodes[1];
        beforeOpcodes[1] = code.opcode();
        if (code.opcode() == Opcodes.I32_CONST) {
            beforePosition = code.start();
            beforeConstant = code.constant();
        }
    }

    private void repairBefore(Instructions code, FunctionRepair into) {
        Frame frame = frames.get(frames.size() - 1);
        int extra = height - frame.height;
        switch (code.opcode()) {
            case Opcodes.END -> repairEnd(frame, extra, into);
            case Opcodes.RETURN -> {
                if (extra == 0 && !frame.unreachable && !frames.get(0).results.isEmpty()) {
                    into.insertUnreachable(position);
                    unreachable();
                }
            }
            case Opcodes.BR -> {
                if (label(code.index()).labelTypes().isEmpty() && isLeftOver(frame, extra)) {
                    into.insertReturn(position);
                    unreachable();
                }
            }
            case Opcodes.I32_SUB -> repairDispatch(frame, extra);
            case Opcodes.BR_TABLE -> {
                if (beforeOpcodes[0] == Opcodes.I32_CONST && beforeOpcodes[1] == Opcodes.I32_SUB) {
                    rememberHandlers(code, into);
                }
            }
            default -> {}
        }
    }

    private boolean isLeftOver(Frame frame, int extra) {
        var results = frames.get(0).results;
        return extra == 1 && !frame.unreachable && results.size() == 1 && stack[height - 1] == results.get(0);
    }

    private void repairEnd(Frame frame, int extra, FunctionRepair into) {
        boolean isBody = frames.size() == 1;
        if (frame.results.isEmpty() && isLeftOver(frame, extra)) {
            into.insertReturn(position);
            unreachable();
        } else if (isBody && extra == 0 && !frame.unreachable && !frame.results.isEmpty()) {
            into.insertUnreachable(position);
            unreachable();
        } else if (!frame.unreachable && into.behind(frame) != null) {
            int depth = frames.size() - 1 - frames.indexOf(into.behind(frame));
            into.insertBranch(position, depth);
            unreachable();
        }
    }

    /** The dispatch has only its own constant to work on: control ran past the end of the try, so it must go behind the handlers. */
    private void repairDispatch(Frame frame, int extra) {
        if (extra == 1 && !frame.unreachable && beforeOpcodes[1] == Opcodes.I32_CONST && beforeConstant == 1) {
            pendingDispatch = beforePosition;
            stack[height - 1] = ValueType.I32;
            pushAny(ValueType.I32);
        }
    }

    private int pendingDispatch = -1;

    private void rememberHandlers(Instructions code, FunctionRepair into) {
        Frame behind = label(code.index());
        if (pendingDispatch >= 0) {
            into.insertBranch(pendingDispatch, code.index());
            pendingDispatch = -1;
        }
        for (int target : code.targets()) {
            if (target < code.index()) {
                into.handler(label(target), behind);
            }
        }
    }

    private static ValueType[] locals(FunctionType type, CodeBody body) {
        int count = type.params().size()
                + body.locals().stream().mapToInt(CodeBody.LocalRun::count).sum();
        var all = type.params().toArray(new ValueType[count]);
        int next = type.params().size();
        for (CodeBody.LocalRun run : body.locals()) {
            Arrays.fill(all, next, next + run.count(), run.type());
            next += run.count();
        }
        return all;
    }

    private void instruction(Instructions code) {
        int opcode = code.opcode();
        FunctionType numeric = NumericOpcodes.signature(opcode);
        if (numeric != null) {
            pop(numeric.params());
            push(numeric.results());
        } else if (NumericOpcodes.isLoad(opcode)) {
            memoryAccess(code);
            pop(ValueType.I32);
            push(NumericOpcodes.accessed(opcode));
        } else if (NumericOpcodes.isStore(opcode)) {
            memoryAccess(code);
            pop(NumericOpcodes.accessed(opcode));
            pop(ValueType.I32);
        } else if (opcode <= Opcodes.RETURN_CALL_INDIRECT) {
            control(code);
        } else if (opcode <= Opcodes.F64_CONST) {
            variables(code);
        } else {
            references(code);
        }
    }

    private void control(Instructions code) {
        int opcode = code.opcode();
        switch (opcode) {
            case Opcodes.UNREACHABLE -> unreachable();
            case Opcodes.NOP -> {}
            case Opcodes.BLOCK, Opcodes.LOOP -> open(opcode, code.index());
            case Opcodes.IF -> {
                pop(ValueType.I32);
                open(opcode, code.index());
            }
            case Opcodes.ELSE -> {
                Frame frame = close();
                if (frame.opcode != Opcodes.IF) {
                    throw fault("else found outside of an `if` block");
                }
                push(Opcodes.ELSE, frame.params, frame.results);
            }
            case Opcodes.END -> {
                Frame frame = close();
                if (frame.opcode == Opcodes.IF && !frame.params.equals(frame.results)) {
                    throw fault("type mismatch: `if` without `else` must give what it takes");
                }
                push(frame.results);
            }
            case Opcodes.BR -> {
                pop(label(code.index()).labelTypes());
                unreachable();
            }
            case Opcodes.BR_IF -> {
                pop(ValueType.I32);
                var types = label(code.index()).labelTypes();
                pop(types);
                push(types);
            }
            case Opcodes.BR_TABLE -> branchTable(code);
            case Opcodes.RETURN -> {
                pop(frames.get(0).results);
                unreachable();
            }
            case Opcodes.CALL -> call(functionType(code.index()));
            case Opcodes.RETURN_CALL -> returnCall(functionType(code.index()));
            case Opcodes.CALL_INDIRECT -> call(indirect(code));
            case Opcodes.RETURN_CALL_INDIRECT -> returnCall(indirect(code));
            default -> throw fault("instruction is not supported");
        }
    }

    private void branchTable(Instructions code) {
        pop(ValueType.I32);
        var expected = label(code.index()).labelTypes();
        for (int target : code.targets()) {
            var types = label(target).labelTypes();
            if (types.size() != expected.size()) {
                throw fault("type mismatch: br_table target labels have different number of types");
            }
            peek(types);
        }
        pop(expected);
        unreachable();
    }

    private void call(FunctionType type) {
        pop(type.params());
        push(type.results());
    }

    private void returnCall(FunctionType type) {
        pop(type.params());
        if (!type.results().equals(frames.get(0).results)) {
            throw fault("type mismatch: tail call must give what the function gives");
        }
        unreachable();
    }

    private FunctionType functionType(int index) {
        if (index >= functionCount) {
            throw fault("unknown function " + index);
        }
        return module.functionType(index);
    }

    private FunctionType indirect(Instructions code) {
        if (table(code.second()).element() != ValueType.FUNCREF) {
            throw fault("indirect calls need a table of functions");
        }
        pop(ValueType.I32);
        return type(code.index());
    }

    private FunctionType type(int index) {
        if (index >= types.size()) {
            throw fault("unknown type " + index);
        }
        return types.get(index);
    }

    private TableType table(int index) {
        if (index >= tables.size()) {
            throw fault("unknown table " + index);
        }
        return tables.get(index);
    }

    private void variables(Instructions code) {
        switch (code.opcode()) {
            case Opcodes.DROP -> popAny();
            case Opcodes.SELECT -> select();
            case Opcodes.SELECT_T -> {
                ValueType type = ValueType.of(code.index(), position);
                pop(ValueType.I32);
                pop(type);
                pop(type);
                push(type);
            }
            case Opcodes.LOCAL_GET -> push(local(code.index()));
            case Opcodes.LOCAL_SET -> pop(local(code.index()));
            case Opcodes.LOCAL_TEE -> {
                pop(local(code.index()));
                push(local(code.index()));
            }
            case Opcodes.GLOBAL_GET -> push(global(code.index()).type());
            case Opcodes.GLOBAL_SET -> {
                if (!global(code.index()).mutable()) {
                    throw fault("global is immutable: cannot modify it with `global.set`");
                }
                pop(global(code.index()).type());
            }
            case Opcodes.TABLE_GET -> {
                pop(ValueType.I32);
                push(table(code.index()).element());
            }
            case Opcodes.TABLE_SET -> {
                pop(table(code.index()).element());
                pop(ValueType.I32);
            }
            case Opcodes.MEMORY_SIZE -> {
                memory(code.index());
                push(ValueType.I32);
            }
            case Opcodes.MEMORY_GROW -> {
                memory(code.index());
                pop(ValueType.I32);
                push(ValueType.I32);
            }
            case Opcodes.I32_CONST -> push(ValueType.I32);
            case Opcodes.I64_CONST -> push(ValueType.I64);
            case Opcodes.F32_CONST -> push(ValueType.F32);
            case Opcodes.F64_CONST -> push(ValueType.F64);
            default -> throw fault("instruction is not supported");
        }
    }

    private void select() {
        pop(ValueType.I32);
        ValueType second = popAny();
        ValueType first = popAny();
        if (isReference(first) || isReference(second)) {
            throw fault("type mismatch: select only takes numbers");
        }
        if (first != null && second != null && first != second) {
            throw fault("type mismatch: select operands have different types");
        }
        pushAny(first != null ? first : second);
    }

    private static boolean isReference(@Nullable ValueType type) {
        return type == ValueType.FUNCREF || type == ValueType.EXTERNREF;
    }

    private void references(Instructions code) {
        switch (code.opcode()) {
            case Opcodes.REF_NULL -> push(ValueType.of(code.index(), position));
            case Opcodes.REF_IS_NULL -> {
                ValueType type = popAny();
                if (type != null && !isReference(type)) {
                    throw fault("type mismatch: expected a reference, found " + type.text());
                }
                push(ValueType.I32);
            }
            case Opcodes.REF_FUNC -> {
                functionType(code.index());
                if (!declared.contains(code.index())) {
                    throw fault("undeclared function reference");
                }
                push(ValueType.FUNCREF);
            }
            case Opcodes.MEMORY_INIT -> {
                memory(code.second());
                dataSegment(code.index());
                pop3();
            }
            case Opcodes.DATA_DROP -> dataSegment(code.index());
            case Opcodes.MEMORY_COPY -> {
                memory(code.index());
                memory(code.second());
                pop3();
            }
            case Opcodes.MEMORY_FILL -> {
                memory(code.index());
                pop3();
            }
            default -> tables(code);
        }
    }

    private void tables(Instructions code) {
        switch (code.opcode()) {
            case Opcodes.TABLE_INIT -> {
                if (elementType(code.index()) != table(code.second()).element()) {
                    throw fault("type mismatch: table.init");
                }
                pop3();
            }
            case Opcodes.ELEM_DROP -> elementType(code.index());
            case Opcodes.TABLE_COPY -> {
                if (table(code.index()).element() != table(code.second()).element()) {
                    throw fault("type mismatch: table.copy");
                }
                pop3();
            }
            case Opcodes.TABLE_GROW -> {
                pop(ValueType.I32);
                pop(table(code.index()).element());
                push(ValueType.I32);
            }
            case Opcodes.TABLE_SIZE -> {
                table(code.index());
                push(ValueType.I32);
            }
            case Opcodes.TABLE_FILL -> {
                pop(ValueType.I32);
                pop(table(code.index()).element());
                pop(ValueType.I32);
            }
            default ->
                throw new WasmException.Unsupported(
                        "SIMD instruction 0x" + Integer.toHexString(code.opcode()) + ": not validated here", position);
        }
    }

    private void pop3() {
        pop(ValueType.I32);
        pop(ValueType.I32);
        pop(ValueType.I32);
    }

    private void dataSegment(int index) {
        if (module.dataCount().isEmpty()) {
            throw fault("data count section required");
        }
        if (index >= module.dataCount().getAsInt()) {
            throw fault("unknown data segment " + index);
        }
    }

    private ValueType elementType(int index) {
        if (index >= module.elements().size()) {
            throw fault("unknown elem segment " + index);
        }
        return module.elements().get(index).type();
    }

    private void memory(int index) {
        if (index != 0 || !hasMemory) {
            throw fault("unknown memory " + index);
        }
    }

    private void memoryAccess(Instructions code) {
        memory(code.second());
        if (code.align() > NumericOpcodes.naturalAlignment(code.opcode())) {
            throw fault("alignment must not be larger than natural");
        }
        if (code.constant() >>> 32 != 0) {
            throw fault("offset out of range: must be <= 2**32");
        }
    }

    private ValueType local(int index) {
        if (index >= locals.length) {
            throw fault("unknown local " + index);
        }
        return locals[index];
    }

    private GlobalType global(int index) {
        if (index >= globals.size()) {
            throw fault("unknown global " + index);
        }
        return globals.get(index);
    }

    private void open(int opcode, int blockType) {
        FunctionType type = blockType == Instructions.EMPTY_BLOCK
                ? new FunctionType(List.of(), List.of())
                : blockType < 0
                        ? new FunctionType(List.of(), List.of(ValueType.of(-blockType, position)))
                        : type(blockType);
        pop(type.params());
        push(opcode, type.params(), type.results());
    }

    private void push(int opcode, List<ValueType> params, List<ValueType> results) {
        if (frames.size() >= MAX_DEPTH) {
            throw fault("blocks are nested deeper than " + MAX_DEPTH);
        }
        frames.add(new Frame(opcode, params, results, height));
        push(params);
    }

    private Frame close() {
        Frame frame = frames.get(frames.size() - 1);
        pop(frame.results);
        if (height != frame.height) {
            throw fault("type mismatch: values remaining on stack at end of block");
        }
        frames.remove(frames.size() - 1);
        return frame;
    }

    private Frame label(int depth) {
        if (depth >= frames.size()) {
            throw fault("unknown label: branch depth too large");
        }
        return frames.get(frames.size() - 1 - depth);
    }

    private void unreachable() {
        Frame frame = frames.get(frames.size() - 1);
        height = frame.height;
        frame.unreachable = true;
    }

    private void push(List<ValueType> types) {
        for (int i = 0; i < types.size(); i++) {
            pushAny(types.get(i));
        }
    }

    private void push(ValueType type) {
        pushAny(type);
    }

    private void pushAny(@Nullable ValueType type) {
        if (height == stack.length) {
            stack = Arrays.copyOf(stack, height * 2);
        }
        stack[height++] = type;
    }

    private @Nullable ValueType popAny() {
        Frame frame = frames.get(frames.size() - 1);
        if (height == frame.height) {
            if (frame.unreachable) {
                return null;
            }
            throw fault("type mismatch: expected a type but nothing on stack");
        }
        return stack[--height];
    }

    private void pop(ValueType expected) {
        Frame frame = frames.get(frames.size() - 1);
        if (height == frame.height && !frame.unreachable) {
            throw fault("type mismatch: expected " + expected.text() + " but nothing on stack");
        }
        ValueType found = popAny();
        if (found != null && found != expected) {
            throw fault("type mismatch: expected " + expected.text() + ", found " + found.text());
        }
    }

    private void pop(List<ValueType> expected) {
        for (int i = expected.size() - 1; i >= 0; i--) {
            pop(expected.get(i));
        }
    }

    /** Checks the top of the stack without taking it. */
    private void peek(List<ValueType> expected) {
        int before = height;
        ValueType[] popped = new ValueType[expected.size()];
        int kept = Math.min(expected.size(), height - frames.get(frames.size() - 1).height);
        System.arraycopy(stack, height - kept, popped, 0, kept);
        pop(expected);
        height = before;
        System.arraycopy(popped, 0, stack, height - kept, kept);
    }

    private WasmException.Invalid fault(String message) {
        return new WasmException.Invalid(message, function, position);
    }
}
