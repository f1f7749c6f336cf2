package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Instructions to insert into one function so that it says what TeaVM 0.13.1 meant. Its translation of {@code try} forgets
 * three things, each of which leaves an unmistakable trace:
 *
 * <ul>
 *   <li>a {@code return} that lies in a {@code try} or {@code catch} loses the return instruction: a value of the function's
 *       result type is left over at the end of a block, or before a branch;
 *   <li>after a {@code try} that never ends normally comes a return without a value;
 *   <li>a {@code switch} without default that ends a {@code try} or {@code catch} lacks the branch behind the handlers, so
 *       that the handlers' dispatch ({@code i32.const 1, i32.sub, br_table}) finds nothing to dispatch on, or one handler
 *       runs into the next.
 * </ul>
 */
final class FunctionRepair {
    /** Bytes to insert before the instruction at a position of the file. */
    static final class Insertion {
        private final int position;
        private final byte[] code;

        Insertion(int position, byte[] code) {
            this.position = position;
            this.code = code;
        }

        int position() {
            return position;
        }

        byte[] code() {
            return code;
        }
    }

    private final List<Insertion> insertions = new ArrayList<>();

    /** For the block of each handler the block behind all handlers of the same {@code try}. */
    private final Map<Object, Object> behindHandlers = new HashMap<>();

    /** In ascending order of position. */
    List<Insertion> insertions() {
        var sorted = new ArrayList<>(insertions);
        sorted.sort(java.util.Comparator.comparingInt(Insertion::position));
        return sorted;
    }

    void insertReturn(int position) {
        insertions.add(new Insertion(position, new byte[] {Opcodes.RETURN}));
    }

    void insertUnreachable(int position) {
        insertions.add(new Insertion(position, new byte[] {Opcodes.UNREACHABLE}));
    }

    void insertBranch(int position, int depth) {
        insertions.add(new Insertion(
                position, new WasmWriter().u8(Opcodes.BR).u32(depth).toByteArray()));
    }

    void handler(Object block, Object behind) {
        behindHandlers.put(block, behind);
    }

    /** The block behind the handlers if {@code block} is one of them, else null. */
    @org.jspecify.annotations.Nullable
    Object behind(Object block) {
        return behindHandlers.get(block);
    }
}
