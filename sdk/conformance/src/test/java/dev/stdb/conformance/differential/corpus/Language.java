package dev.stdb.conformance.differential.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;

@SuppressWarnings({"lossy-conversions", "fallthrough", "try"}) // what comes of these is compared
public final class Language {
    private Language() {}

    sealed interface Shape permits Circle, Box, Group {}

    record Circle(double radius) implements Shape {}

    record Box(double width, double height) implements Shape {}

    record Group(List<Shape> shapes, Shape first) implements Shape {}

    interface Named {
        String NAME = "named";

        static String upper(Named n) {
            return n.name() + "!";
        }

        private String hidden() {
            return "hidden " + name();
        }

        default String shown() {
            return hidden() + NAME;
        }

        String name();
    }

    static class Base<T extends Comparable<T>> implements Named {
        static final List<String> ORDER = new ArrayList<>();
        final T value;

        static {
            ORDER.add("Base");
        }

        Base(T value) {
            this.value = value;
            ORDER.add("new " + describe());
        }

        T get() {
            return value;
        }

        String describe() {
            return "base " + value;
        }

        @Override
        public String name() {
            return "base";
        }
    }

    static class Derived extends Base<String> {
        static {
            ORDER.add("Derived");
        }

        private String extra = "set";

        Derived(String value) {
            super(value);
        }

        @Override
        String get() {
            return super.get() + extra;
        }

        @Override
        String describe() {
            return "derived " + extra;
        }
    }

    static final class Close implements AutoCloseable {
        private final String name;
        private final StringBuilder log;

        Close(String name, StringBuilder log) {
            this.name = name;
            this.log = log.append("open ").append(name).append(' ');
        }

        @Override
        public void close() {
            log.append("close ").append(name).append(' ');
            throw new IllegalStateException(name);
        }
    }

    private static String area(Object o) {
        return switch (o) {
            case null -> "null";
            case Circle(double r) when r > 10 -> "big " + r;
            case Circle c -> "circle " + c.radius();
            case Box(double w, double h) when w == h -> "square " + w;
            case Box(var w, var h) -> "box " + w * h;
            case Group(List<Shape> all, Circle(var r)) -> all.size() + " after " + r;
            case Group(var all, Box(double w, double h)) -> all + " box " + (w + h);
            case Integer i when i < 0 -> "negative";
            case Integer i -> "int " + (i + 1);
            case String s when s.isEmpty() -> "empty";
            case String s -> s.toUpperCase(java.util.Locale.ROOT);
            case int[] a -> "ints " + a.length;
            case Enum<?> e -> e.name();
            default -> o.getClass().getSimpleName();
        };
    }

    public static String patterns() {
        var t = new StringBuilder();
        for (Object o : new Object[] {
            null,
            new Circle(11),
            new Circle(1),
            new Circle(Double.NaN),
            new Box(2, 2),
            new Box(2, 3),
            new Group(List.of(), new Circle(3)),
            new Group(List.of(new Circle(1)), new Box(1, 2)),
            -4,
            7,
            "",
            "abc",
            new int[3],
            RoundingNames.UP,
            'c',
            2L
        }) {
            t.append(o instanceof Object[] ? "" : area(o)).append(' ');
        }
        Object o = "text";
        if (!(o instanceof String s) || s.length() < 2) {
            return "wrong";
        }
        return t + s + (o instanceof CharSequence c && c.charAt(0) == 't' ? c.length() : -1);
    }

    enum RoundingNames {
        UP,
        DOWN
    }

    public static String switches() {
        var t = new StringBuilder();
        for (String s : new String[] {"Aa", "BB", "C", "", "AaAa", "BBBB", "AaBB"}) {
            switch (s) {
                case "Aa":
                    t.append('1');
                case "BB":
                    t.append('2');
                    break;
                case "AaAa", "BBBB":
                    t.append('3');
                    break;
                default:
                    t.append('d');
            }
            t.append(
                    switch (s) {
                        case "Aa", "C" -> 1;
                        case "" -> {
                            int k = 5;
                            yield k * 2;
                        }
                        default -> s.hashCode();
                    });
        }
        for (int i : new int[] {Integer.MIN_VALUE, -1, 0, 1, 1000, Integer.MAX_VALUE}) {
            t.append(
                    switch (i) {
                        case Integer.MIN_VALUE -> "min";
                        case -1 -> "m";
                        case 0, 1 -> "b";
                        case Integer.MAX_VALUE -> "max";
                        default -> "?";
                    });
        }
        return t.toString();
    }

    public static String dispatch() {
        new Derived("initializes its class once");
        Base.ORDER.clear();
        Base<String> d = new Derived("x");
        Named anonymous = new Named() {
            private int count = 3;

            @Override
            public String name() {
                return "anonymous" + count++;
            }
        };
        Function<Base<String>, String> f = Base::get;
        Supplier<Derived> make = () -> new Derived("y");
        return f.apply(d)
                + make.get().get()
                + d.shown()
                + anonymous.shown()
                + Named.upper(anonymous)
                + Base.ORDER
                + ((Comparable<String>) "a").compareTo("b");
    }

    public static String captures() {
        var t = new StringBuilder();
        List<Supplier<Integer>> suppliers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int k = i * i;
            class Local {
                int twice() {
                    return k * 2 + t.length();
                }
            }
            suppliers.add(() -> k + new Local().twice());
        }
        for (var s : suppliers) {
            t.append(s.get()).append(',');
        }
        IntBinaryOperator op = Math::max;
        return t + "" + op.applyAsInt(3, 4) + varargs() + varargs(1) + varargs(1, 2) + varargs((Object[]) null)
                + varargs(new int[] {1}) + varargs((Object) new Object[] {1, 2});
    }

    private static String varargs(Object... all) {
        return all == null ? "none" : all.length + Arrays.deepToString(all);
    }

    public static String labels() {
        var t = new StringBuilder();
        outer:
        for (int i = 0; ; i++) {
            inner:
            for (int k = 0; k < 5; k++) {
                if (k == 3) {
                    continue outer;
                }
                if (i == 2 && k == 1) {
                    break inner;
                }
                if (i == 4) {
                    break outer;
                }
                t.append(i).append(k).append(' ');
            }
            t.append("end ");
        }
        int n = 0;
        do {
            if (n % 2 == 0) {
                continue;
            }
            t.append(n);
        } while (++n < 6);
        block:
        {
            if (n == 6) {
                break block;
            }
            t.append("never");
        }
        return t.toString();
    }

    @SuppressWarnings("finally")
    private static int finallyWins(int n) {
        try {
            if (n == 0) {
                throw new IllegalStateException();
            }
            return n;
        } finally {
            if (n < 2) {
                return -n - 1;
            }
        }
    }

    public static String resources() {
        var log = new StringBuilder();
        try (var a = new Close("a", log);
                var b = new Close("b", log)) {
            log.append(a.name).append(b.name).append(' ');
            throw new RuntimeException("body", new Exception("cause"));
        } catch (RuntimeException e) {
            log.append(e.getMessage()).append(e.getCause()).append(Arrays.toString(e.getSuppressed()));
        } finally {
            log.append(" finally ");
        }
        try (Close none = null) {
            log.append("null is fine");
        }
        return log.append(finallyWins(0))
                .append(finallyWins(1))
                .append(finallyWins(2))
                .toString();
    }

    public static String numbers() {
        var r = new Random(71);
        long hash = 0;
        for (int i = 0; i < 3000; i++) {
            byte b = (byte) r.nextInt();
            short s = (short) r.nextInt();
            char c = (char) r.nextInt();
            int n = r.nextInt() >> r.nextInt(32);
            long l = r.nextLong() >> r.nextInt(64);
            double d = Double.longBitsToDouble(r.nextLong());
            float f = (float) (r.nextGaussian() * Math.pow(10, r.nextInt(25)));
            b += n;
            s *= 3;
            c -= b;
            c++;
            b >>>= 1;
            s <<= n;
            n += d;
            l -= f;
            n ^= (int) l;
            l += n++ + --s;
            int mixed = b * s
                    + c / (n == 0 ? 1 : n)
                    - (n >>> l)
                    + (n << 33)
                    + (int) (l >>> n)
                    + (char) d
                    + (byte) f
                    + (short) d;
            long wide = (long) d ^ (long) f ^ l << n ^ (long) -f ^ (int) d ^ ~l;
            hash = hash * 31
                    + mixed
                    + wide * 7
                    + (b > s ? 1 : 2)
                    + Long.compare(l, n)
                    + Double.compare(d, f)
                    + (d < f ? 3 : 5)
                    + Math.floorMod(n, 17)
                    + Math.round(f)
                    + Long.hashCode(l)
                    + Double.hashCode(d)
                    + Float.floatToIntBits(f * f)
                    + Integer.reverse(n)
                    + Long.numberOfTrailingZeros(l)
                    + Integer.bitCount(mixed);
        }
        return Long.toString(hash);
    }

    public static String boxes() {
        Integer a = 127;
        Integer b = 127;
        Long l = 127L;
        Character c = 'x';
        Object o = true ? 1 : 2.0;
        Integer missing = null;
        return (a.equals(b)) + "" + l.equals(127) + l.equals(127L) + a.hashCode() + c.hashCode() + o
                + new Object[] {1, 2L, 'c', 1.5f, (byte) 3}.length + Texts.attempt(() -> missing + 1)
                + Boolean.hashCode(true) + Double.valueOf(-0.0).equals(0.0)
                + Double.valueOf(Double.NaN).equals(Double.NaN) + (0.0 == -0.0)
                + Integer.valueOf(5).compareTo(7) + Boolean.compare(true, false) + Byte.compare((byte) 5, (byte) 9)
                + Character.compare('a', 'd') + Short.compare((short) 1, (short) 9) + Integer.compareUnsigned(-1, 1)
                + Long.toUnsignedString(-1) + Integer.toUnsignedString(-5) + Integer.toString(-255, 16)
                + Long.toBinaryString(5) + Integer.toOctalString(-1) + Integer.decode("-0x10")
                + Texts.attempt(() -> Integer.parseInt("+")) + Texts.attempt(() -> Integer.parseInt("2147483648"))
                + Long.parseLong("-9223372036854775808") + Integer.parseInt("zz", 36) + Byte.parseByte("-128")
                + Texts.attempt(() -> Short.parseShort("40000")) + Boolean.parseBoolean("TRUE")
                + Integer.highestOneBit(100) + Integer.rotateLeft(5, 33) + Long.reverseBytes(1) + Integer.signum(-9)
                + Math.addExact(1, 2) + Texts.attempt(() -> Math.multiplyExact(1 << 20, 1 << 20))
                + Texts.attempt(() -> Math.toIntExact(1L << 40)) + Math.floorDiv(-7, 2) + Math.abs(Integer.MIN_VALUE)
                + Math.ceilDiv(7, 2) + Math.clamp(50L, 1, 9);
    }

    public static String unicode() {
        long hash = 0;
        for (int c = 0; c < 0xB000; c++) {
            hash = hash * 31
                    + (Character.isDigit(c) ? 2 : 0)
                    + (Character.isWhitespace(c) ? 4 : 0)
                    + (Character.isSpaceChar(c) ? 8 : 0)
                    + Character.digit(c, 36);
        }
        for (int c = 0; c < 0x370; c++) {
            hash = hash * 31
                    + Character.getType(c)
                    + (Character.isLetter(c) ? 1 : 0)
                    + Character.toUpperCase(c)
                    + Character.toLowerCase(c) * 3;
        }
        return hash + " " + Character.isLetter('漢') + Character.toChars(0x1F600).length + Character.charCount(65)
                + Character.isSurrogatePair('\uD83D', '\uDE00');
    }
}
