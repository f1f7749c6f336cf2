package dev.stdb.conformance.differential.corpus;

import java.util.HashMap;
import java.util.List;

public final class Records {
    record Point(int x, int y) {
        static final Point ORIGIN = new Point(0, 0);

        Point {
            if (x == 99) {
                throw new IllegalArgumentException("99");
            }
        }

        Point(int both) {
            this(both, both);
        }

        double length() {
            return Math.sqrt((double) x * x + (double) y * y);
        }
    }

    record Everything(
            boolean a, byte b, short c, char d, int e, long f, float g, double h, String i, List<Integer> j, Point k) {}

    record Pair<A, B>(A first, B second) {
        <C> Pair<A, C> withSecond(C c) {
            return new Pair<>(first, c);
        }
    }

    record Empty() {}

    private Records() {}

    public static String texts() {
        return new Point(1, -2) + " " + new Empty() + " " + new Pair<>("a", null) + " "
                + new Everything(true, (byte) 1, (short) 2, 'c', 4, 5L, 6.5f, 7.25, "i", List.of(1, 2), Point.ORIGIN);
    }

    public static String equality() {
        return new Point(1, 2).equals(new Point(1, 2)) + " " + new Point(1, 2).equals(new Point(2, 1)) + " "
                + new Pair<>("a", null).equals(new Pair<>("a", null)) + " " + new Point(1, 2).equals("x") + " "
                + new Everything(true, (byte) 1, (short) 2, 'c', 4, 5L, 0f, Double.NaN, "i", List.of(), Point.ORIGIN)
                        .equals(new Everything(
                                true, (byte) 1, (short) 2, 'c', 4, 5L, -0f, Double.NaN, "i", List.of(), Point.ORIGIN));
    }

    public static String hashesAgreeWithEquality() {
        var map = new HashMap<Point, String>();
        for (int i = 0; i < 100; i++) {
            map.put(new Point(i % 10, i / 10), "p" + i);
        }
        return map.size() + map.get(new Point(3, 4)) + (new Point(5, 6).hashCode() == new Point(5, 6).hashCode());
    }

    public static String compactConstructorsCheck() {
        try {
            return new Point(99, 1).toString();
        } catch (IllegalArgumentException e) {
            return e.getMessage() + new Point(7);
        }
    }

    public static String patterns() {
        Object o = new Pair<>(new Point(1, 2), "x");
        if (o instanceof Pair<?, ?>(Point(int x, int y), String s)) {
            return x + y + s;
        }
        return "no match";
    }

    public static String generics() {
        return new Pair<>(1, 2).withSecond("two").second() + new Point(3, 4).length();
    }

    public static String localRecords() {
        record Local(String name, int count) {}
        var l = new Local("n", 3);
        return l.name() + l.count() + l;
    }
}
