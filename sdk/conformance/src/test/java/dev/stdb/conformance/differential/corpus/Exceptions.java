package dev.stdb.conformance.differential.corpus;

import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;

public final class Exceptions {
    static final class Checked extends Exception {
        private static final long serialVersionUID = 1L;

        Checked(String message, Throwable cause) {
            super(message, cause);
        }
    }

    record Resource(String name, StringBuilder log) implements AutoCloseable {
        @Override
        public void close() {
            log.append("close ").append(name).append(' ');
            if (name.equals("bad")) {
                throw new IllegalStateException("closing " + name);
            }
        }
    }

    private static int[] array = {1, 2, 3};
    private static String nothing;
    private static int[] noArray;
    private static Resource noResource;

    private Exceptions() {}

    public static String arrayBounds() {
        var text = new StringBuilder();
        for (int i : new int[] {0, 3, -1, Integer.MAX_VALUE}) {
            try {
                text.append(array[i]).append(' ');
            } catch (ArrayIndexOutOfBoundsException e) {
                text.append("out ");
            }
        }
        return text.toString();
    }

    public static String arrayStoresOutOfBounds() {
        try {
            array[5] = 1;
            return "stored";
        } catch (ArrayIndexOutOfBoundsException e) {
            return "refused";
        }
    }

    public static String nullDereference() {
        try {
            return "length " + nothing.length();
        } catch (NullPointerException e) {
            return "null";
        }
    }

    public static String nullFieldsAndArrays() {
        var text = new StringBuilder();
        int[] none = noArray;
        Resource resource = noResource;
        try {
            text.append(none.length);
        } catch (NullPointerException e) {
            text.append("length ");
        }
        try {
            text.append(none[0]);
        } catch (NullPointerException | ArrayIndexOutOfBoundsException e) { // either: sdk/module/build/README.md
            text.append("element ");
        }
        try {
            text.append(resource.name);
        } catch (NullPointerException e) {
            text.append("field ");
        }
        try {
            Integer boxed = null;
            int i = boxed;
            text.append(i);
        } catch (NullPointerException e) {
            text.append("unboxing");
        }
        return text.toString();
    }

    public static String badCasts() {
        Object o = "text";
        try {
            return "cast " + (Integer) o;
        } catch (ClassCastException e) {
            return "refused";
        }
    }

    public static String badGenericCasts() {
        List<Object> raw = new ArrayList<>();
        raw.add("x");
        @SuppressWarnings("unchecked")
        List<Integer> ints = (List<Integer>) (List<?>) raw;
        try {
            int i = ints.get(0);
            return "gave " + i;
        } catch (ClassCastException e) {
            return "refused";
        }
    }

    public static String negativeArraySize() {
        try {
            int n = -array.length;
            return "made " + new int[n].length;
        } catch (NegativeArraySizeException e) {
            return "refused";
        }
    }

    public static String causesAndMessages() {
        try {
            try {
                throw new IllegalStateException("inner");
            } catch (IllegalStateException e) {
                throw new Checked("outer", e);
            }
        } catch (Checked e) {
            return e + " / " + e.getCause() + " / " + e.getMessage();
        }
    }

    public static String resourcesCloseInReverse() {
        var log = new StringBuilder();
        try (var a = new Resource("a", log);
                var b = new Resource("b", log)) {
            log.append("body ").append(a.name()).append(b.name()).append(' ');
            throw new RuntimeException("thrown");
        } catch (RuntimeException e) {
            log.append(e.getMessage());
        }
        return log.toString();
    }

    public static String suppressedExceptions() {
        var log = new StringBuilder();
        try (var a = new Resource("bad", log)) {
            throw new RuntimeException("body" + a.name());
        } catch (RuntimeException e) {
            return e.getMessage() + " " + e.getSuppressed().length + e.getSuppressed()[0].getMessage();
        }
    }

    public static String multiCatch() {
        var text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            try {
                if (i == 0) {
                    throw new IllegalArgumentException("arg");
                }
                if (i == 1) {
                    throw new UnsupportedOperationException("unsupported");
                }
                throw new Error("error");
            } catch (IllegalArgumentException | UnsupportedOperationException e) {
                text.append(e.getMessage()).append(' ');
            } catch (Throwable t) {
                text.append(t);
            }
        }
        return text.toString();
    }

    public static String collectionsThrow() {
        var text = new StringBuilder();
        try {
            List.of(1).add(2);
        } catch (UnsupportedOperationException e) {
            text.append("immutable ");
        }
        try {
            new ArrayList<>(List.of(1)).get(1);
        } catch (IndexOutOfBoundsException e) {
            text.append("index ");
        }
        try {
            List.of().iterator().next();
        } catch (NoSuchElementException e) {
            text.append("empty ");
        }
        try {
            var list = new ArrayList<>(List.of(1, 2, 3));
            for (Integer i : list) {
                list.remove(i);
            }
        } catch (ConcurrentModificationException e) {
            text.append("modified");
        }
        return text.toString();
    }

    public static String uncaughtReachTheCaller() {
        throw new IllegalStateException("uncaught");
    }

    public static String uncaughtFromDeep() {
        return deep(50);
    }

    private static String deep(int n) {
        if (n == 0) {
            throw new NoSuchElementException("bottom");
        }
        return deep(n - 1) + n;
    }

    public static String staticInitializersRunOnce() {
        return Once.value + " " + Once.value;
    }

    static final class Once {
        static int count;
        static int value = ++count * 10;
    }
}
