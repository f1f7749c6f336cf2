package dev.stdb.wasm;

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

    /** What opens the frame of the function that was last looked at. */
    private List<Code> opening = List.of();

    List<Code> opening() {
        return opening;
    }

    /** The local that holds the frame, which now points to four bytes before the running call's number; -1 without frame. */
    int apply(FunctionCode function) {
        Code open = open(function);
        int frame = open == null ? -1 : open.index;
        if (open == null || !onlyBase(function, frame)) {
            return -1;
        }
        function.each(code -> {
            if ((code.isLoad() || code.isStore()) && code.kids.get(0).isLocal(frame)) {
                code.constant += 4;
            }
        });
        function.each(code -> close(code, frame));
        function.eachList(list -> {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) == open) {
                    long size = open.kids.get(0).kids.get(0).constant;
                    Code base =
                            Code.indexed(Opcodes.LOCAL_TEE, true, frame, Code.indexed(Opcodes.GLOBAL_GET, true, stack));
                    Code count =
                            Code.memory(Opcodes.I32_STORE, false, 2, 8 + 4 * size, base, Code.constant((int) size));
                    list.set(i, count);
                    Code end = Code.of(Opcodes.I32_ADD, true, Code.local(frame), Code.constant((int) (8 + 4 * size)));
                    Code move = Code.indexed(Opcodes.GLOBAL_SET, false, stack, end);
                    list.add(i + 1, move);
                    int behind = i + 2;
                    while (behind < list.size() && clears(list.get(behind), frame)) {
                        behind++;
                    }
                    opening = List.copyOf(list.subList(i, behind));
                    return;
                }
            }
        });
        return frame;
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
