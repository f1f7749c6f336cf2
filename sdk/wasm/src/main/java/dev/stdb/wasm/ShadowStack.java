package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TeaVM's stack of references, on which every method keeps what the collector must find: a frame is the number of the call
 * that is running, the references, and their count. Its end lies in memory and a function opens each frame; here its end
 * becomes a global and frames are opened in place.
 */
final class ShadowStack {
    private final TeaVmRuntime runtime;
    private final int stack;

    ShadowStack(TeaVmRuntime runtime, int stack) {
        this.runtime = runtime;
        this.stack = stack;
    }

    /**
     * A function's frame.
     *
     * @param local the local that holds it; it now points to four bytes before the running call's number
     * @param opening the instructions that open it
     */
    record Frame(int local, List<Code> opening) {}

    /** The function's frame, opened in place; null if it has none. */
    @Nullable
    Frame apply(FunctionCode function) {
        Code open = open(function);
        if (open == null || !onlyBase(function, open.index)) {
            return null;
        }
        int frame = open.index;
        function.each(code -> {
            if ((code.isLoad() || code.isStore()) && code.kids.get(0).isLocal(frame)) {
                code.constant += 4;
            }
        });
        function.each(code -> close(code, frame));
        var opening = new ArrayList<Code>();
        function.eachList(list -> {
            int at = list.indexOf(open);
            if (at >= 0) {
                opening.addAll(open(list, at, open));
            }
        });
        return new Frame(frame, opening);
    }

    /** Opens the frame in place of the call at {@code at}; the instructions that do so. */
    private List<Code> open(List<Code> list, int at, Code call) {
        int frame = call.index;
        long size = call.kids.get(0).kids.get(0).constant;
        Code base = Code.indexed(Opcodes.LOCAL_TEE, true, frame, Code.indexed(Opcodes.GLOBAL_GET, true, stack));
        list.set(at, Code.memory(Opcodes.I32_STORE, false, 2, 8 + 4 * size, base, Code.constant((int) size)));
        Code end = Code.of(Opcodes.I32_ADD, true, Code.local(frame), Code.constant((int) (8 + 4 * size)));
        list.add(at + 1, Code.indexed(Opcodes.GLOBAL_SET, false, stack, end));
        int behind = at + 2;
        while (behind < list.size() && clears(list.get(behind), frame)) {
            behind++;
        }
        return List.copyOf(list.subList(at, behind));
    }

    /** A reference that is null at first. */
    private static boolean clears(Code code, int frame) {
        return code.is(Opcodes.I32_STORE)
                && code.kids.size() == 2
                && code.kids.get(0).isLocal(frame)
                && code.kids.get(1).isConstant(0);
    }

    /** {@code local.set frame (call allocStack (i32.const n))}. */
    private @Nullable Code open(FunctionCode function) {
        Code[] found = new Code[1];
        int[] count = {0};
        function.each(code -> {
            if (code.is(Opcodes.CALL) && code.index == runtime.allocStack()) {
                count[0]++;
            }
            if (code.is(Opcodes.LOCAL_SET)
                    && code.kids.size() == 1
                    && code.kids.get(0).is(Opcodes.CALL)
                    && code.kids.get(0).index == runtime.allocStack()
                    && code.kids.get(0).kids.get(0).is(Opcodes.I32_CONST)) {
                found[0] = code;
            }
        });
        return count[0] == 1 ? found[0] : null;
    }

    /** Whether the frame is only what is stored to, loaded from, and closed. */
    private static boolean onlyBase(FunctionCode function, int frame) {
        int[] bases = {0};
        int[] uses = {0};
        function.each(code -> {
            if (code.isLocal(frame)) {
                uses[0]++;
            } else if (code.is(Opcodes.LOCAL_TEE) && code.index == frame) {
                uses[0] += 1000;
            } else if (code.is(Opcodes.LOCAL_SET) && code.index == frame) {
                uses[0]--;
                bases[0]--;
            } else if ((code.isLoad() || code.isStore()) && code.kids.get(0).isLocal(frame)) {
                bases[0]++;
            } else if (isClose(code, frame)) {
                bases[0]++;
            }
        });
        return bases[0] == uses[0];
    }

    private static boolean isClose(Code code, int frame) {
        return code.is(Opcodes.I32_SUB)
                && code.kids.size() == 2
                && code.kids.get(0).isLocal(frame)
                && code.kids.get(1).isConstant(4);
    }

    private static void close(Code code, int frame) {
        if (isClose(code, frame)) {
            code.become(Code.local(frame));
        }
    }
}
