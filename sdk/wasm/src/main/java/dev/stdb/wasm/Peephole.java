package dev.stdb.wasm;

import java.util.List;

/** Small improvements that need no knowledge of the program: each replaces instructions by fewer that do the same. */
final class Peephole {
    /** Addresses are below 2^31, and what is added to them here is small, so that sums do not wrap. */
    private static final long LARGEST_OFFSET = 1 << 16;

    private final FunctionCode function;
    private int[] gets = {};
    private int[] sets = {};

    private Peephole(FunctionCode function) {
        this.function = function;
    }

    static void apply(FunctionCode function) {
        var peephole = new Peephole(function);
        for (int round = 0; round < 3; round++) {
            function.each(Peephole::simplify);
            peephole.count();
            function.eachList(peephole::locals);
        }
        function.eachList(Peephole::zeros);
    }

    private static void simplify(Code code) {
        switch (code.op) {
            case Opcodes.BR_IF, Opcodes.IF, Opcodes.SELECT, Opcodes.I32_EQZ -> condition(code);
            case Opcodes.I64_EXTEND_I32_U -> {
                if (only(code).is(Opcodes.I32_CONST)) {
                    code.become(Code.constant(only(code).constant & 0xFFFF_FFFFL));
                }
            }
            case Opcodes.I64_AND -> zeroExtension(code);
            case Opcodes.I32_ADD -> sum(code);
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
        return code.kids.size() == operands && code.kids.stream().allMatch(kid -> kid.value);
    }

    private static void condition(Code code) {
        if (code.kids.isEmpty()) {
            return;
        }
        Code last = code.kids.getLast();
        if (code.op == Opcodes.I32_EQZ) {
            if (plain(code, 1) && last.is(Opcodes.I32_EQZ) && isTruth(last.kids.getLast())) {
                code.become(last.kids.getLast());
            }
            return;
        }
        while (last.is(Opcodes.I32_EQZ) && plain(last, 1) && last.kids.get(0).is(Opcodes.I32_EQZ)) {
            last = last.kids.get(0).kids.getLast();
            code.kids.set(code.kids.size() - 1, last);
        }
    }

    /** Whether it is 0 or 1. */
    private static boolean isTruth(Code code) {
        return code.op >= 0x45 && code.op <= 0x66;
    }

    /** {@code (x extended with its sign) & 0xFFFFFFFF} is x extended with zeros. */
    private static void zeroExtension(Code code) {
        if (plain(code, 2)
                && code.kids.get(1).is(Opcodes.I64_CONST)
                && code.kids.get(1).constant == 0xFFFF_FFFFL
                && code.kids.get(0).is(Opcodes.I64_EXTEND_I32_S)) {
            Code extended = code.kids.get(0);
            extended.op = Opcodes.I64_EXTEND_I32_U;
            code.become(extended);
        }
    }

    private static void sum(Code code) {
        if (!plain(code, 2)) {
            return;
        }
        Code a = code.kids.get(0);
        Code b = code.kids.get(1);
        if (b.isConstant(0)) {
            code.become(a);
        } else if (a.is(Opcodes.I32_CONST) && b.is(Opcodes.I32_CONST)) {
            code.become(Code.constant((int) (a.constant + b.constant)));
        } else if (b.is(Opcodes.I32_CONST) && a.is(Opcodes.I32_ADD) && plain(a, 2)) {
            Code inner = a.kids.get(1);
            if (inner.is(Opcodes.I32_CONST)) {
                inner.constant = (int) (inner.constant + b.constant);
                code.become(a);
            }
        }
    }

    /** Constants in an address become the instruction's offset. */
    private static void address(Code code) {
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

    private static void withoutConstants(Code code) {
        if (isSmall(code.kids.get(1)) && !code.kids.get(0).is(Opcodes.I32_CONST)) {
            code.become(code.kids.get(0));
        } else {
            withoutConstants(code.kids.get(0));
        }
    }

    private void count() {
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
            if (gets[local] == 0) {
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

    /** Puts the value where the next instruction takes it first. */
    private boolean forward(Code set, Code next) {
        Code first = next;
        while (!first.kids.isEmpty() && !first.kids.get(0).isBlock()) {
            first = first.kids.get(0);
        }
        if (!first.isLocal(set.index)) {
            return false;
        }
        gets[set.index]--;
        if (gets[set.index] == 0 && sets[set.index] == 1) {
            sets[set.index] = 0;
            first.become(set.kids.get(0));
        } else {
            gets[set.index] += 2;
            first.become(Code.indexed(Opcodes.LOCAL_TEE, true, set.index, set.kids.get(0)));
        }
        return true;
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
