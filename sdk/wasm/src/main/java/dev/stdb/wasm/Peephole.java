package dev.stdb.wasm;

import java.util.List;

/** Small improvements that need no knowledge of the program: each replaces instructions by fewer that do the same. */
final class Peephole {
    /** Addresses are below 2^31, and what is added to them here is small, so that sums do not wrap. */
    private static final long LARGEST_OFFSET = 1 << 16;

    private static final int MOST_ROUNDS = 3;

    private final FunctionCode function;
    private int[] gets = {};
    private int[] sets = {};
    /** How many instructions were changed. */
    private int changes;
    /** How many had been when the locals' uses were counted. */
    private int counted = -1;

    private Peephole(FunctionCode function) {
        this.function = function;
    }

    static void apply(FunctionCode function) {
        var peephole = new Peephole(function);
        for (int round = 0; round < MOST_ROUNDS && peephole.round(); round++) {}
        function.eachList(Peephole::zeros);
    }

    /** Returns whether it changed anything; if not, another one would not either. */
    private boolean round() {
        int before = changes;
        function.each(this::simplify);
        count();
        function.eachList(this::locals);
        count();
        function.eachList(this::thread);
        results(function.body, 0);
        return changes != before;
    }

    private void become(Code code, Code other) {
        changes++;
        code.become(other);
    }

    private void simplify(Code code) {
        switch (code.op) {
            case Opcodes.IF -> {
                condition(code);
                truth(code);
            }
            case Opcodes.BR_IF, Opcodes.SELECT -> condition(code);
            case Opcodes.I32_EQZ -> negation(code);
            case Opcodes.I32_EQ -> {
                if (plain(code, 2) && code.kids.get(1).isConstant(0)) {
                    become(code, Code.of(Opcodes.I32_EQZ, true, code.kids.get(0)));
                    negation(code);
                }
            }
            case Opcodes.I64_EXTEND_I32_U -> {
                if (only(code).is(Opcodes.I32_CONST)) {
                    become(code, Code.constant(only(code).constant & 0xFFFF_FFFFL));
                }
            }
            case Opcodes.I64_AND -> zeroExtension(code);
            case Opcodes.I32_ADD -> sum(code);
            case Opcodes.I32_SHL -> {
                if (plain(code, 2)
                        && code.kids.get(0).is(Opcodes.I32_CONST)
                        && code.kids.get(1).is(Opcodes.I32_CONST)) {
                    become(code, Code.constant((int) code.kids.get(0).constant << code.kids.get(1).constant));
                }
            }
            default -> {
                if (code.isLoad() || code.isStore()) {
                    address(code);
                }
            }
        }
    }

    /** The last operand if there is nothing else, otherwise the instruction itself. */
    private static Code only(Code code) {
        return code.kids.size() == 1 ? code.kids.get(0) : code;
    }

    private static boolean plain(Code code, int operands) {
        if (code.kids.size() != operands) {
            return false;
        }
        for (int i = 0; i < operands; i++) {
            if (!code.kids.get(i).value) {
                return false;
            }
        }
        return true;
    }

    private void condition(Code code) {
        if (code.kids.isEmpty()) {
            return;
        }
        Code last = code.kids.getLast();
        if (last.is(Opcodes.I32_NE) && plain(last, 2) && last.kids.get(1).isConstant(0)) {
            last = last.kids.get(0);
            code.kids.set(code.kids.size() - 1, last);
            changes++;
        }
        while (last.is(Opcodes.I32_EQZ)
                && plain(last, 1)
                && last.kids.get(0).is(Opcodes.I32_EQZ)
                && plain(last.kids.get(0), 1)) {
            last = last.kids.get(0).kids.get(0);
            code.kids.set(code.kids.size() - 1, last);
            changes++;
        }
    }

    private void negation(Code code) {
        if (!plain(code, 1)) {
            return;
        }
        Code negated = code.kids.get(0);
        if (negated.is(Opcodes.I32_EQZ) && plain(negated, 1) && isTruth(negated.kids.get(0))) {
            become(code, negated.kids.get(0));
        } else if (opposite(negated.op) >= 0) {
            negated.op = opposite(negated.op);
            become(code, negated);
        }
    }

    /** The comparison of integers that holds when this one does not; -1 for other instructions. */
    private static int opposite(int op) {
        return switch (op) {
            case 0x46 -> 0x47;
            case 0x47 -> 0x46;
            case 0x48 -> 0x4E;
            case 0x49 -> 0x4F;
            case 0x4A -> 0x4C;
            case 0x4B -> 0x4D;
            case 0x4C -> 0x4A;
            case 0x4D -> 0x4B;
            case 0x4E -> 0x48;
            case 0x4F -> 0x49;
            case 0x51 -> 0x52;
            case 0x52 -> 0x51;
            case 0x53 -> 0x59;
            case 0x54 -> 0x5A;
            case 0x55 -> 0x57;
            case 0x56 -> 0x58;
            case 0x57 -> 0x55;
            case 0x58 -> 0x56;
            case 0x59 -> 0x53;
            case 0x5A -> 0x54;
            default -> -1;
        };
    }

    /** {@code if c then 1 else 0}, and the other way round. */
    private void truth(Code code) {
        if (!code.value || code.body.size() != 1 || code.otherwise.size() != 1 || !plain(code, 1)) {
            return;
        }
        Code then = code.body.get(0);
        Code otherwise = code.otherwise.get(0);
        Code condition = code.kids.get(0);
        if (then.isConstant(0) && otherwise.isConstant(1)) {
            become(code, Code.of(Opcodes.I32_EQZ, true, condition));
            negation(code);
        } else if (then.isConstant(1) && otherwise.isConstant(0) && isTruth(condition)) {
            become(code, condition);
        }
    }

    /** Whether it is 0 or 1. */
    private static boolean isTruth(Code code) {
        return code.op >= 0x45 && code.op <= 0x66;
    }

    /** {@code (x extended with its sign) & 0xFFFFFFFF} is x extended with zeros. */
    private void zeroExtension(Code code) {
        if (plain(code, 2)
                && code.kids.get(1).is(Opcodes.I64_CONST)
                && code.kids.get(1).constant == 0xFFFF_FFFFL
                && code.kids.get(0).is(Opcodes.I64_EXTEND_I32_S)) {
            Code extended = code.kids.get(0);
            extended.op = Opcodes.I64_EXTEND_I32_U;
            become(code, extended);
        }
    }

    private void sum(Code code) {
        if (!plain(code, 2)) {
            return;
        }
        Code a = code.kids.get(0);
        Code b = code.kids.get(1);
        if (b.isConstant(0)) {
            become(code, a);
        } else if (a.is(Opcodes.I32_CONST) && b.is(Opcodes.I32_CONST)) {
            become(code, Code.constant((int) (a.constant + b.constant)));
        } else if (b.is(Opcodes.I32_CONST) && a.is(Opcodes.I32_ADD) && plain(a, 2)) {
            Code inner = a.kids.get(1);
            if (inner.is(Opcodes.I32_CONST)) {
                inner.constant = (int) (inner.constant + b.constant);
                become(code, a);
            }
        }
    }

    /** Constants in an address become the instruction's offset. */
    private void address(Code code) {
        Code base = code.kids.get(0);
        long offset = constantPart(base);
        if (offset > 0 && code.constant + offset <= LARGEST_OFFSET) {
            code.constant += offset;
            withoutConstants(base);
        }
    }

    private static boolean isSmall(Code code) {
        return code.is(Opcodes.I32_CONST) && code.constant > 0 && code.constant <= LARGEST_OFFSET;
    }

    private static long constantPart(Code code) {
        if (!code.is(Opcodes.I32_ADD) || !plain(code, 2)) {
            return 0;
        }
        if (isSmall(code.kids.get(1)) && !code.kids.get(0).is(Opcodes.I32_CONST)) {
            return code.kids.get(1).constant;
        }
        return constantPart(code.kids.get(0));
    }

    private void withoutConstants(Code code) {
        if (isSmall(code.kids.get(1)) && !code.kids.get(0).is(Opcodes.I32_CONST)) {
            become(code, code.kids.get(0));
        } else {
            withoutConstants(code.kids.get(0));
        }
    }

    /** Counts the uses of locals, unless nothing has changed since. */
    private void count() {
        if (counted == changes) {
            return;
        }
        counted = changes;
        gets = new int[function.locals.size()];
        sets = new int[function.locals.size()];
        function.each(code -> {
            switch (code.op) {
                case Opcodes.LOCAL_GET -> gets[code.index]++;
                case Opcodes.LOCAL_SET -> sets[code.index]++;
                case Opcodes.LOCAL_TEE -> {
                    sets[code.index]++;
                    gets[code.index] += 2;
                }
                default -> {}
            }
        });
    }

    /** Values that are put into a local and taken out at once, or never. */
    private void locals(List<Code> list) {
        for (int i = 0; i < list.size(); i++) {
            Code set = list.get(i);
            if (!set.is(Opcodes.LOCAL_SET) || !plain(set, 1)) {
                continue;
            }
            int local = set.index;
            if (set.kids.get(0).isLocal(local)) {
                changes++;
                gets[local]--;
                sets[local]--;
                list.remove(i--);
            } else if (gets[local] == 0) {
                changes++;
                sets[local]--;
                Code value = set.kids.get(0);
                if (isPure(value)) {
                    list.remove(i--);
                } else {
                    set.op = Opcodes.DROP;
                }
            } else if (i + 1 < list.size() && forward(set, list.get(i + 1))) {
                list.remove(i--);
            }
        }
    }

    /** A call's result that goes into a second local once it is known that the call did not throw goes there at once. */
    private void results(List<Code> list, int depth) {
        for (int i = 0; i < list.size(); i++) {
            Code code = list.get(i);
            int inside = code.isBlock() ? depth + 1 : depth;
            results(code.kids, depth);
            results(code.body, inside);
            results(code.otherwise, inside);
            if (i + 2 < list.size()
                    && code.is(Opcodes.LOCAL_SET)
                    && gets[code.index] == sets[code.index]
                    && list.get(i + 1).is(Opcodes.BR_IF)
                    && list.get(i + 1).index == depth - 1
                    && only(list.get(i + 1)).is(Opcodes.GLOBAL_GET)
                    && list.get(i + 2).is(Opcodes.LOCAL_SET)
                    && only(list.get(i + 2)).isLocal(code.index)) {
                changes++;
                gets[code.index]--;
                sets[code.index]--;
                code.index = list.get(i + 2).index;
                list.remove(i + 2);
            }
        }
    }

    /** Puts the value where the next instruction takes it first. */
    private boolean forward(Code set, Code next) {
        Code first = next;
        while (true) {
            if (!first.kids.isEmpty()) {
                first = first.kids.get(0);
            } else if (first.is(Opcodes.BLOCK) && !first.body.isEmpty() && !branches(set)) {
                first = first.body.get(0);
            } else {
                break;
            }
        }
        if (!first.isLocal(set.index)) {
            return false;
        }
        gets[set.index]--;
        if (gets[set.index] == 0 && sets[set.index] == 1) {
            sets[set.index] = 0;
            become(first, set.kids.get(0));
        } else {
            gets[set.index] += 2;
            become(first, Code.indexed(Opcodes.LOCAL_TEE, true, set.index, set.kids.get(0)));
        }
        return true;
    }

    /** Whether a branch is in it, whose label would count otherwise inside a block. */
    private static boolean branches(Code code) {
        boolean[] found = {false};
        FunctionCode.walk(
                code, part -> found[0] |= part.is(Opcodes.BR) || part.is(Opcodes.BR_IF) || part.is(Opcodes.BR_TABLE));
        return found[0];
    }

    /**
     * {@code if a { x = b } else { x = 1 } if (!x) leave} asks for x only where it is b: {@code if a { if (!b) leave }}, when
     * nobody else wants x.
     */
    private void thread(List<Code> list) {
        for (int i = 0; i + 1 < list.size(); i++) {
            Code choice = list.get(i);
            Code test = list.get(i + 1);
            if (!choice.is(Opcodes.IF) || choice.value || choice.otherwise.size() != 1 || choice.body.isEmpty()) {
                continue;
            }
            Code sure = choice.otherwise.get(0);
            Code asked = choice.body.getLast();
            if (!sure.is(Opcodes.LOCAL_SET)
                    || !only(sure).is(Opcodes.I32_CONST)
                    || only(sure).constant == 0
                    || !asked.is(Opcodes.LOCAL_SET)
                    || asked.index != sure.index
                    || !plain(asked, 1)
                    || gets[sure.index] != 1
                    || !leavesUnless(test, sure.index)) {
                continue;
            }
            changes++;
            gets[sure.index] = 0;
            sets[sure.index] -= 2;
            Code question = test.kids.get(0);
            question.kids.set(0, asked.kids.get(0));
            deepen(test, 0);
            choice.body.set(choice.body.size() - 1, test);
            choice.otherwise = List.of();
            choice.hasElse = false;
            list.remove(i + 1);
        }
    }

    /** {@code if (!local) { … leave }} */
    private static boolean leavesUnless(Code code, int local) {
        return code.is(Opcodes.IF)
                && !code.value
                && !code.hasElse
                && plain(code, 1)
                && code.kids.get(0).is(Opcodes.I32_EQZ)
                && only(code.kids.get(0)).isLocal(local);
    }

    /** Moves into one more block: branches out of the code go one further. What becomes the operand is not touched. */
    private static void deepen(Code code, int depth) {
        int inside = code.isBlock() ? depth + 1 : depth;
        for (Code part : code.body) {
            shift(part, inside);
        }
        for (Code part : code.otherwise) {
            shift(part, inside);
        }
    }

    private static void shift(Code code, int depth) {
        if ((code.is(Opcodes.BR) || code.is(Opcodes.BR_IF)) && code.index >= depth) {
            code.index++;
        } else if (code.is(Opcodes.BR_TABLE)) {
            code.targets = code.targets.clone();
            for (int i = 0; i < code.targets.length; i++) {
                code.targets[i] += code.targets[i] >= depth ? 1 : 0;
            }
            code.index += code.index >= depth ? 1 : 0;
        }
        int inside = code.isBlock() ? depth + 1 : depth;
        code.kids.forEach(kid -> shift(kid, depth));
        code.body.forEach(part -> shift(part, inside));
        code.otherwise.forEach(part -> shift(part, inside));
    }

    /** Whether it can be left out when nobody wants its value. */
    private static boolean isPure(Code code) {
        boolean[] pure = {true};
        FunctionCode.walk(code, part -> {
            boolean harmless = part.op == Opcodes.LOCAL_GET
                    || part.op == Opcodes.GLOBAL_GET
                    || (part.op >= Opcodes.I32_CONST && part.op <= 0x6C)
                    || (part.op >= 0x71 && part.op <= 0x7E)
                    || (part.op >= 0x83 && part.op <= 0xA6)
                    || part.isLoad();
            pure[0] &= harmless;
        });
        return pure[0];
    }

    /** Two neighbouring words that become zero one after the other become so at once. */
    private static void zeros(List<Code> list) {
        for (int i = 0; i + 1 < list.size(); i++) {
            Code a = list.get(i);
            Code b = list.get(i + 1);
            if (isZero(a)
                    && isZero(b)
                    && a.kids.get(0).index == b.kids.get(0).index
                    && Math.abs(a.constant - b.constant) == 4) {
                a.op = Opcodes.I64_STORE;
                a.constant = Math.min(a.constant, b.constant);
                a.kids.set(1, Code.constant(0L));
                list.remove(i + 1);
            }
        }
    }

    private static boolean isZero(Code code) {
        return code.is(Opcodes.I32_STORE)
                && code.kids.size() == 2
                && code.kids.get(0).is(Opcodes.LOCAL_GET)
                && code.kids.get(1).isConstant(0);
    }
}
