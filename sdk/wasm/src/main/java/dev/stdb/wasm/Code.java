package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * One instruction with what is evaluated for it. {@link #kids} are its operands in the order of their evaluation; statements
 * without a value may stand between them. Blocks have their instructions in {@link #body}, an {@code if} also in {@link
 * #otherwise}. Written out in order, a tree is the code that it was read from.
 */
final class Code {
    int op;
    /** As {@link Instructions#index}; the block type of a block. */
    int index;

    int second;
    int align;
    /** The number of a constant, or the offset of a load or store. */
    long constant;

    int[] targets = {};
    /** The whole instruction as bytes, for those that are neither read nor changed here. */
    byte[] verbatim = {};

    final List<Code> kids = new ArrayList<>(2);
    List<Code> body = List.of();
    List<Code> otherwise = List.of();
    boolean hasElse;

    /** Whether it leaves a value. */
    boolean value;

    Code(int op, boolean value) {
        this.op = op;
        this.value = value;
    }

    static Code constant(int number) {
        Code code = new Code(Opcodes.I32_CONST, true);
        code.constant = number;
        return code;
    }

    static Code constant(long number) {
        Code code = new Code(Opcodes.I64_CONST, true);
        code.constant = number;
        return code;
    }

    /** {@code local.get}, {@code local.set} and their like, and calls. */
    static Code indexed(int op, boolean value, int index, Code... kids) {
        Code code = of(op, value, kids);
        code.index = index;
        return code;
    }

    static Code of(int op, boolean value, Code... kids) {
        Code code = new Code(op, value);
        code.kids.addAll(List.of(kids));
        return code;
    }

    static Code memory(int op, boolean value, int align, long offset, Code... kids) {
        Code code = of(op, value, kids);
        code.align = align;
        code.constant = offset;
        return code;
    }

    static Code local(int index) {
        return indexed(Opcodes.LOCAL_GET, true, index);
    }

    /** A block without parameters; {@code type} as in the binary. */
    static Code block(int op, int type, boolean value, List<Code> body) {
        Code code = new Code(op, value);
        code.index = type;
        code.body = body;
        return code;
    }

    boolean is(int opcode) {
        return op == opcode;
    }

    boolean isConstant(long number) {
        return op == Opcodes.I32_CONST && constant == number;
    }

    boolean isLocal(int local) {
        return op == Opcodes.LOCAL_GET && index == local;
    }

    boolean isLoad() {
        return op >= Opcodes.I32_LOAD && op <= Opcodes.I64_LOAD32_U;
    }

    boolean isStore() {
        return op >= Opcodes.I32_STORE && op <= Opcodes.I64_STORE32;
    }

    boolean isBlock() {
        return op == Opcodes.BLOCK || op == Opcodes.LOOP || op == Opcodes.IF;
    }

    /** Whether nothing runs after it. */
    boolean ends() {
        return switch (op) {
            case Opcodes.UNREACHABLE, Opcodes.BR, Opcodes.BR_TABLE, Opcodes.RETURN -> true;
            default -> false;
        };
    }

    /** Another tree like this one. */
    Code copy() {
        Code copy = new Code(op, value);
        copy.become(this);
        copy.kids.replaceAll(Code::copy);
        copy.body = copies(body);
        copy.otherwise = copies(otherwise);
        return copy;
    }

    private static List<Code> copies(List<Code> list) {
        List<Code> copies = new ArrayList<>(list);
        copies.replaceAll(Code::copy);
        return copies;
    }

    /** Turns this into {@code other}, whose parts it takes. */
    void become(Code other) {
        List<Code> theirs = new ArrayList<>(other.kids);
        op = other.op;
        index = other.index;
        second = other.second;
        align = other.align;
        constant = other.constant;
        targets = other.targets;
        verbatim = other.verbatim;
        kids.clear();
        kids.addAll(theirs);
        body = other.body;
        otherwise = other.otherwise;
        hasElse = other.hasElse;
        value = other.value;
    }
}
