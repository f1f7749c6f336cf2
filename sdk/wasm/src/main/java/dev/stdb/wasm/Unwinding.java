package dev.stdb.wasm;

import java.util.BitSet;
import java.util.List;

/**
 * How a call learns that what it called has thrown. TeaVM compares the number of the call in the frame, which {@code
 * throwException} has changed; here a global says so, except where a handler may be, which needs to know which one. Calls of
 * functions that never throw are not followed by the question, and leave no number.
 */
final class Unwinding {
    private static final long CALL_NUMBER = 4;

    private final TeaVmRuntime runtime;
    private final int flag;
    private final BitSet observers;

    /**
     * @param flag the global that is 1 while an exception looks for its handler
     * @param observers functions that may throw, or look at the numbers of running calls
     */
    Unwinding(TeaVmRuntime runtime, int flag, BitSet observers) {
        this.runtime = runtime;
        this.flag = flag;
        this.observers = observers;
    }

    /** The two functions that change the flag. */
    void mark(FunctionCode function) {
        if (function.index == runtime.catchException()) {
            function.body.add(0, set(0));
        }
        if (function.index == runtime.throwException()) {
            function.eachList(list -> {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i).is(Opcodes.RETURN)) {
                        list.add(i++, set(1));
                    }
                }
            });
            function.body.add(set(1));
        }
    }

    private Code set(int value) {
        return Code.indexed(Opcodes.GLOBAL_SET, false, flag, Code.constant(value));
    }

    void apply(FunctionCode function, int frame) {
        function.eachList(list -> forgetQuestions(list, frame));
        function.each(code -> {
            if (isQuestion(code, frame)) {
                code.kids.set(0, Code.indexed(Opcodes.GLOBAL_GET, true, flag));
            }
        });
        forgetNumbers(function.body, frame, 0);
    }

    /** {@code br_if (i32.sub (the running call's number) (its number before))}. */
    private static boolean isQuestion(Code code, int frame) {
        if (!code.is(Opcodes.BR_IF) || code.value || code.kids.size() != 1) {
            return false;
        }
        Code difference = code.kids.get(0);
        return difference.is(Opcodes.I32_SUB)
                && difference.kids.size() == 2
                && difference.kids.get(0).is(Opcodes.I32_LOAD)
                && difference.kids.get(0).constant == CALL_NUMBER
                && difference.kids.get(0).kids.get(0).isLocal(frame)
                && difference.kids.get(1).is(Opcodes.I32_CONST);
    }

    /** A question right after a call that cannot have thrown. */
    private void forgetQuestions(List<Code> list, int frame) {
        for (int i = 1; i < list.size(); i++) {
            if (isQuestion(list.get(i), frame) && neverThrows(list.get(i - 1))) {
                list.remove(i--);
            }
        }
    }

    private boolean neverThrows(Code code) {
        Code call = code.is(Opcodes.LOCAL_SET) && !code.kids.isEmpty() ? code.kids.getLast() : code;
        return call.is(Opcodes.CALL) && !observers.get(call.index);
    }

    private static boolean isNumber(Code code, int frame) {
        return code.is(Opcodes.I32_STORE)
                && code.constant == CALL_NUMBER
                && code.kids.size() == 2
                && code.kids.get(0).isLocal(frame)
                && code.kids.get(1).is(Opcodes.I32_CONST);
    }

    /** Numbers that nobody can see, since the next one follows without a call that could look. */
    private void forgetNumbers(List<Code> list, int frame, int depth) {
        for (int i = 0; i < list.size(); i++) {
            Code code = list.get(i);
            forgetNumbers(code.kids, frame, depth);
            int inside = code.isBlock() ? depth + 1 : depth;
            forgetNumbers(code.body, frame, inside);
            forgetNumbers(code.otherwise, frame, inside);
            if (isNumber(code, frame) && new Sight(frame, depth).rest(list, i + 1, 0) != Seen.YES) {
                list.remove(i--);
            }
        }
    }

    private enum Seen {
        /** A call may look at the number. */
        YES,
        /** The next number was written, or the function is left. */
        NEVER,
        /** Control goes on behind these instructions. */
        NOT_YET,
        /** Control may also have gone to the end of a block that is around these instructions. */
        BRANCHED,
        /** Control went there. */
        LEFT
    }

    /** Who sees the number that the frame holds at some point of the function. */
    private final class Sight {
        private final int frame;
        private final int outer;

        Sight(int frame, int outer) {
            this.frame = frame;
            this.outer = outer;
        }

        Seen rest(List<Code> list, int from, int depth) {
            boolean branched = false;
            for (int i = from; i < list.size(); i++) {
                Seen seen = at(list.get(i), depth);
                switch (seen) {
                    case YES -> {
                        return Seen.YES;
                    }
                    case NEVER -> {
                        return branched ? Seen.NOT_YET : Seen.NEVER;
                    }
                    case LEFT -> {
                        return Seen.NOT_YET;
                    }
                    case BRANCHED -> branched = true;
                    case NOT_YET -> {}
                }
            }
            // Behind the last instruction of the function it returns; elsewhere who knows.
            return depth > 0 || branched ? Seen.NOT_YET : outer == 0 ? Seen.NEVER : Seen.YES;
        }

        private Seen at(Code code, int depth) {
            Seen operands = operands(code, depth);
            if (operands == Seen.YES || operands == Seen.NEVER) {
                return operands;
            }
            Seen itself = itself(code, depth);
            return itself == Seen.NOT_YET ? operands : itself;
        }

        private Seen operands(Code code, int depth) {
            Seen all = Seen.NOT_YET;
            for (Code kid : code.kids) {
                Seen seen = at(kid, depth);
                if (seen == Seen.YES) {
                    return seen;
                }
                if (seen == Seen.NEVER) {
                    return all == Seen.BRANCHED ? Seen.YES : seen;
                }
                all = seen == Seen.BRANCHED || seen == Seen.LEFT ? Seen.BRANCHED : all;
            }
            return all;
        }

        private Seen itself(Code code, int depth) {
            if (isNumber(code, frame)) {
                return Seen.NEVER;
            }
            return switch (code.op) {
                case Opcodes.BLOCK, Opcodes.LOOP -> block(code.body, depth);
                case Opcodes.IF -> either(block(code.body, depth), block(code.otherwise, depth));
                case Opcodes.CALL -> observers.get(code.index) ? Seen.YES : Seen.NOT_YET;
                case Opcodes.CALL_INDIRECT -> Seen.YES;
                case Opcodes.RETURN, Opcodes.UNREACHABLE -> Seen.NEVER;
                case Opcodes.BR -> branch(code.index, depth, Seen.LEFT, Seen.NEVER);
                case Opcodes.BR_IF -> branch(code.index, depth, Seen.BRANCHED, Seen.NOT_YET);
                case Opcodes.BR_TABLE -> Seen.YES;
                case Opcodes.I32_LOAD ->
                    code.constant == CALL_NUMBER && code.kids.get(0).isLocal(frame) ? Seen.YES : Seen.NOT_YET;
                default -> Seen.NOT_YET;
            };
        }

        private Seen block(List<Code> body, int depth) {
            return rest(body, 0, depth + 1);
        }

        private static Seen either(Seen a, Seen b) {
            return a == Seen.YES || b == Seen.YES ? Seen.YES : a == b ? a : Seen.NOT_YET;
        }

        /** The outermost block of a function is the one behind which exceptions leave it. */
        private Seen branch(int label, int depth, Seen inside, Seen leaving) {
            return label < depth ? inside : label == depth + outer - 1 ? leaving : Seen.YES;
        }
    }
}
