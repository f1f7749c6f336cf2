package dev.stdb.wasm;

import java.util.List;
import java.util.function.Consumer;

/** A function as trees. */
final class FunctionCode {
    final int index;
    final int typeIndex;
    final FunctionType type;
    /** Types of parameters and locals. */
    final List<ValueType> locals;

    List<Code> body;

    FunctionCode(int index, int typeIndex, FunctionType type, List<ValueType> locals, List<Code> body) {
        this.index = index;
        this.typeIndex = typeIndex;
        this.type = type;
        this.locals = locals;
        this.body = body;
    }

    int addLocal(ValueType of) {
        locals.add(of);
        return locals.size() - 1;
    }

    /** Every instruction, in the order of evaluation: operands before what takes them, a block before what is in it. */
    void each(Consumer<Code> visitor) {
        walk(body, visitor);
    }

    static void walk(List<Code> list, Consumer<Code> visitor) {
        for (int i = 0; i < list.size(); i++) {
            walk(list.get(i), visitor);
        }
    }

    /** The visitor may turn an instruction into another, but not add or remove any. */
    static void walk(Code code, Consumer<Code> visitor) {
        walk(code.kids, visitor);
        visitor.accept(code);
        if (code.isBlock()) {
            walk(code.body, visitor);
            walk(code.otherwise, visitor);
        }
    }

    /** Every list of instructions: the function's, those of blocks, and those between operands. Inner ones first. */
    void eachList(Consumer<List<Code>> visitor) {
        lists(body, visitor);
    }

    private static void lists(List<Code> list, Consumer<List<Code>> visitor) {
        for (Code code : list) {
            if (!code.kids.isEmpty()) {
                lists(code.kids, visitor);
            }
            if (!code.body.isEmpty()) {
                lists(code.body, visitor);
            }
            if (!code.otherwise.isEmpty()) {
                lists(code.otherwise, visitor);
            }
        }
        visitor.accept(list);
    }
}
