package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * Allocation by moving the start of free memory, which the collector keeps filled with zeros: what TeaVM works out for every
 * object from its class is known where the object is made.
 */
final class Allocations {
    /** What the limit's global is less than the limit: free memory keeps room for its own header. */
    static final int ROOM = 8;

    private static final int SIZE_OF_CLASS = 8;
    private static final int FLAGS_OF_CLASS = 12;
    private static final int ITEM_OF_CLASS = 32;
    private static final int PRIMITIVE = 2;
    private static final int ARRAY_HEADER = 12;

    private final TeaVmRuntime runtime;
    private final Data data;
    private final int chunk;
    private final int limit;
    /** Functions that this adds: first for objects, then for arrays of items of 1, 2, 4 and 8 bytes. */
    private final int first;

    Allocations(TeaVmRuntime runtime, Data data, int chunk, int limit, int first) {
        this.runtime = runtime;
        this.data = data;
        this.chunk = chunk;
        this.limit = limit;
        this.first = first;
    }

    static final int ADDED = 5;

    void apply(FunctionCode function) {
        function.each(code -> {
            if (!code.is(Opcodes.CALL)) {
                return;
            }
            if (code.index == runtime.allocate() && code.kids.size() == 1) {
                object(code);
            } else if (code.index == runtime.allocateArray()) {
                array(code);
            }
        });
    }

    private void object(Code code) {
        Code type = code.kids.get(0);
        if (!type.is(Opcodes.I32_CONST)) {
            return;
        }
        int size = data.word((int) type.constant + SIZE_OF_CLASS);
        if (size < ROOM || size % 4 != 0) {
            return;
        }
        code.index = first;
        code.kids.clear();
        code.kids.add(Code.constant(size));
        code.kids.add(Code.constant((int) type.constant >>> 3));
    }

    private void array(Code code) {
        Code type = code.kids.get(0);
        if (!type.is(Opcodes.I32_CONST)) {
            return;
        }
        int item = data.word((int) type.constant + ITEM_OF_CLASS);
        boolean primitive = (data.word(item + FLAGS_OF_CLASS) & PRIMITIVE) != 0;
        int shift = primitive ? Integer.numberOfTrailingZeros(data.word(item + SIZE_OF_CLASS)) : 2;
        if (shift > 3) {
            return;
        }
        code.index = first + 1 + shift;
        code.kids.set(0, Code.constant((int) type.constant >>> 3));
    }

    /** The functions to add, of the type {@code (i32, i32) -> i32}. */
    List<FunctionCode> functions(int type, FunctionType signature) {
        var added = new ArrayList<FunctionCode>();
        added.add(function(first, type, signature, List.of(), 0, 1));
        for (int shift = 0; shift <= 3; shift++) {
            added.add(function(first + 1 + shift, type, signature, size(shift), 4, 0));
        }
        return added;
    }

    /** The size of an array of the length in local 1, rounded up to words, into local 4. */
    private static List<Code> size(int shift) {
        Code length = Code.local(1);
        if (shift > 0) {
            length = Code.of(Opcodes.I32_SHL, true, length, Code.constant(shift));
        }
        int header = shift == 3 ? 16 : ARRAY_HEADER;
        int round = shift < 2 ? 3 : 0;
        Code sum = Code.of(Opcodes.I32_ADD, true, length, Code.constant(header + round));
        if (round > 0) {
            sum = Code.of(Opcodes.I32_AND, true, sum, Code.constant(-4));
        }
        return List.of(Code.indexed(Opcodes.LOCAL_SET, false, 4, sum));
    }

    private FunctionCode function(
            int index, int type, FunctionType signature, List<Code> before, int size, int classOf) {
        var locals = new ArrayList<>(signature.params());
        locals.add(ValueType.I32);
        locals.add(ValueType.I32);
        locals.add(ValueType.I32);
        Code get = Code.indexed(Opcodes.GLOBAL_GET, true, chunk);
        Code end = Code.of(Opcodes.I32_ADD, true, Code.indexed(Opcodes.LOCAL_TEE, true, 2, get), Code.local(size));
        Code used = Code.of(
                Opcodes.I32_GE_U,
                true,
                Code.indexed(Opcodes.LOCAL_TEE, true, 3, end),
                Code.indexed(Opcodes.GLOBAL_GET, true, limit));
        Code next = Code.of(Opcodes.IF, false, used);
        next.index = Instructions.EMPTY_BLOCK;
        Code again = Code.of(
                Opcodes.I32_ADD,
                true,
                Code.indexed(Opcodes.LOCAL_TEE, true, 2, Code.indexed(Opcodes.GLOBAL_GET, true, chunk)),
                Code.local(size));
        next.body = new ArrayList<>(List.of(
                Code.indexed(Opcodes.CALL, false, runtime.nextChunk(), Code.local(size)),
                Code.indexed(Opcodes.LOCAL_SET, false, 3, again)));
        var body = new ArrayList<>(before);
        body.add(next);
        body.add(Code.indexed(Opcodes.GLOBAL_SET, false, chunk, Code.local(3)));
        body.add(Code.memory(
                Opcodes.I64_STORE,
                false,
                2,
                0,
                Code.local(2),
                Code.of(Opcodes.I64_EXTEND_I32_U, true, Code.local(classOf))));
        if (classOf == 0) {
            body.add(Code.memory(Opcodes.I32_STORE, false, 2, 8, Code.local(2), Code.local(1)));
        }
        body.add(Code.local(2));
        return new FunctionCode(index, type, signature, locals, body);
    }
}
