package dev.stdb.conformance.differential.corpus;

public final class SealedSwitches {
    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Square(double side) implements Shape {}

        record Named(String name, Shape inner) implements Shape {}

        enum Special implements Shape {
            NOTHING,
            EVERYTHING
        }
    }

    enum Color {
        RED,
        GREEN,
        BLUE
    }

    private SealedSwitches() {}

    private static String describe(Shape shape) {
        return switch (shape) {
            case Shape.Circle c when c.radius() > 10 -> "big circle";
            case Shape.Circle(double r) -> "circle " + r;
            case Shape.Square(var side) -> "square " + side;
            case Shape.Named(var name, Shape.Circle(var r)) -> name + " round " + r;
            case Shape.Named(var name, var inner) -> name + "(" + describe(inner) + ")";
            case Shape.Special.NOTHING -> "nothing";
            case Shape.Special s -> s.name();
        };
    }

    public static String patternsWithGuards() {
        return describe(new Shape.Circle(20))
                + describe(new Shape.Circle(2))
                + describe(new Shape.Square(3))
                + describe(new Shape.Named("n", new Shape.Square(1)))
                + describe(new Shape.Named("n", new Shape.Circle(1)))
                + describe(Shape.Special.NOTHING)
                + describe(Shape.Special.EVERYTHING);
    }

    public static String objects() {
        var text = new StringBuilder();
        for (Object o : new Object[] {1, 2L, "three", 'c', 5.0, null, new int[] {1}, Color.RED}) {
            text.append(
                    switch (o) {
                        case null -> "null";
                        case Integer i when i > 0 -> "positive int";
                        case Integer i -> "int " + i;
                        case Long l -> "long " + l;
                        case String s -> s.length();
                        case Character c -> "char";
                        case int[] a -> "array " + a.length;
                        case Color c -> "color";
                        default -> "other";
                    });
            text.append(' ');
        }
        return text.toString();
    }

    public static String enums() {
        var text = new StringBuilder();
        for (Color c : Color.values()) {
            int n = switch (c) {
                case RED -> 1;
                case GREEN -> 2;
                case BLUE -> 3;
            };
            text.append(c).append(n).append(c.ordinal()).append(Color.valueOf(c.name()) == c);
        }
        try {
            Color.valueOf("PINK");
        } catch (IllegalArgumentException e) {
            text.append(" unknown");
        }
        return text.toString();
    }

    public static String nullIsRefusedWithoutNullCase() {
        Shape none = null;
        try {
            return describe(none);
        } catch (NullPointerException e) {
            return "refused";
        }
    }

    @SuppressWarnings("fallthrough") // what this case is about
    public static String oldStyleFallsThrough() {
        var text = new StringBuilder();
        for (int i = -1; i < 6; i++) {
            switch (i) {
                case 0:
                    text.append("zero ");
                case 1:
                    text.append("one ");
                    break;
                case 3:
                    text.append("three ");
                default:
                    text.append("default ");
                case 4:
                    text.append("four ");
            }
        }
        return text.toString();
    }

    public static String sparseAndDense() {
        int sum = 0;
        for (int i = -1000; i < 1000; i++) {
            sum += switch (i) {
                case -1000, 999 -> 1;
                case 0, 1, 2, 3, 4, 5 -> 10;
                case 500 -> 100;
                default -> i & 1;
            };
        }
        return Integer.toString(sum);
    }

    public static String yields() {
        var text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            text.append(
                    switch (i) {
                        case 0 -> {
                            String s = "";
                            for (int k = 0; k < 3; k++) {
                                s += k;
                            }
                            yield s;
                        }
                        case 1 -> throwing(i);
                        default -> "d";
                    });
        }
        return text.toString();
    }

    private static String throwing(int i) {
        try {
            throw new IllegalStateException("s" + i);
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }
}
