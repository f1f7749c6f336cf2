package dev.stdb.conformance.differential.corpus;

/** Shapes of control flow that the compiler's backend has had trouble with. */
public final class ControlFlow {
    enum Op {
        ADD,
        SUB,
        MUL
    }

    private ControlFlow() {}

    private static int switchEndsTry(Op op, int a, int b) {
        try {
            switch (op) {
                case ADD:
                    return a + b;
                case SUB:
                    return a - b;
                case MUL:
                    return a * b;
            }
        } catch (RuntimeException e) {
            return -1;
        }
        return -2;
    }

    private static int exhaustiveSwitchEndsTry(Op op, int a, int b) {
        try {
            return switch (op) {
                case ADD -> a + b;
                case SUB -> a - b;
                case MUL -> a / b;
            };
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    private static String sealedSwitchEndsTry(Object o) {
        try {
            switch (o) {
                case Integer i -> {
                    return "int" + i;
                }
                case String s -> {
                    return "string" + s.length();
                }
                default -> {
                    return "other";
                }
            }
        } catch (RuntimeException e) {
            return "caught";
        }
    }

    private static int intSwitchEndsTry(int n) {
        try {
            switch (n) {
                case 0:
                    return 10;
                case 1:
                    return 20 / (n - 1);
                case 2:
                    throw new IllegalStateException();
            }
        } catch (ArithmeticException e) {
            return 30;
        } catch (IllegalStateException e) {
            return 40;
        } finally {
            n++;
        }
        return n;
    }

    public static String switchAtTheEndOfTry() {
        return switchEndsTry(Op.ADD, 1, 2) + " " + switchEndsTry(Op.SUB, 1, 2) + " " + switchEndsTry(Op.MUL, 3, 2) + " "
                + exhaustiveSwitchEndsTry(Op.ADD, 1, 2) + " " + exhaustiveSwitchEndsTry(Op.MUL, 1, 0);
    }

    public static String patternSwitchAtTheEndOfTry() {
        return sealedSwitchEndsTry(1) + sealedSwitchEndsTry("abc") + sealedSwitchEndsTry(2L);
    }

    public static String intSwitchAtTheEndOfTry() {
        return intSwitchEndsTry(0) + " " + intSwitchEndsTry(1) + " " + intSwitchEndsTry(2) + " " + intSwitchEndsTry(3);
    }

    public static String labelledLoops() {
        int n = 0;
        outer:
        for (int i = 0; i < 10; i++) {
            for (int k = 0; k < 10; k++) {
                if (k == 5) {
                    continue outer;
                }
                if (i == 7) {
                    break outer;
                }
                n += i * k;
            }
        }
        return Integer.toString(n);
    }

    public static String finallyOverridesReturn() {
        return overriding() + " " + nested();
    }

    @SuppressWarnings("finally")
    private static int overriding() {
        try {
            return 1;
        } finally {
            return 2;
        }
    }

    private static String nested() {
        var text = new StringBuilder();
        try {
            try {
                text.append("a");
                throw new IllegalStateException("b");
            } finally {
                text.append("c");
            }
        } catch (IllegalStateException e) {
            text.append(e.getMessage());
        } finally {
            text.append("d");
        }
        return text.toString();
    }

    public static String loopsWithTries() {
        var text = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            try {
                if (i == 1) {
                    continue;
                }
                if (i == 4) {
                    break;
                }
                text.append(10 / (i - 2)).append(' ');
            } catch (ArithmeticException e) {
                text.append("zero ");
            } finally {
                text.append('f').append(i).append(' ');
            }
        }
        return text.toString();
    }

    public static String doWhileAndTernaries() {
        int i = 0;
        var text = new StringBuilder();
        do {
            text.append(i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c");
        } while (++i < 7);
        return text.toString();
    }

    public static String recursion() {
        return fib(20) + " " + ackermann(2, 6) + " " + isEven(501);
    }

    private static int fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    private static int ackermann(int m, int n) {
        return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    private static boolean isEven(int n) {
        return n == 0 || isOdd(n - 1);
    }

    private static boolean isOdd(int n) {
        return n != 0 && isEven(n - 1);
    }

    public static String synchronizedBlocksRun() {
        Object lock = new Object();
        synchronized (lock) {
            return "inside" + locked();
        }
    }

    private static synchronized String locked() {
        return "method";
    }

    public static String assertionsAreOff() {
        int i = 0;
        assert i++ > 100 : "never";
        return Integer.toString(i);
    }
}
