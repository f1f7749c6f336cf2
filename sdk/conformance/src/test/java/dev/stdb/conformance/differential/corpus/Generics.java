package dev.stdb.conformance.differential.corpus;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

public final class Generics {
    static class Node<T extends Comparable<T>> implements Iterable<T> {
        private final T value;
        private Node<T> left;
        private Node<T> right;

        Node(T value) {
            this.value = value;
        }

        Node<T> insert(T other) {
            if (other.compareTo(value) < 0) {
                left = left == null ? new Node<>(other) : left.insert(other);
            } else {
                right = right == null ? new Node<>(other) : right.insert(other);
            }
            return this;
        }

        @Override
        public Iterator<T> iterator() {
            var all = new ArrayList<T>();
            collect(all);
            return all.iterator();
        }

        private void collect(List<T> into) {
            if (left != null) {
                left.collect(into);
            }
            into.add(value);
            if (right != null) {
                right.collect(into);
            }
        }
    }

    abstract static class Animal {
        abstract String sound();

        public String toString() {
            return getClass().getSimpleName() + ":" + sound();
        }
    }

    static class Dog extends Animal {
        String sound() {
            return "woof";
        }
    }

    static final class Puppy extends Dog {
        @Override
        String sound() {
            return super.sound() + "!";
        }
    }

    interface Shape {
        default String name() {
            return "shape";
        }
    }

    interface Round extends Shape {
        @Override
        default String name() {
            return "round " + Shape.super.name();
        }
    }

    static final class Ball implements Round {}

    private Generics() {}

    public static String trees() {
        var root = new Node<>("m");
        for (String s : "q w e r t y".split(" ")) {
            root.insert(s);
        }
        var text = new StringBuilder();
        for (String s : root) {
            text.append(s);
        }
        return text.toString();
    }

    public static String polymorphism() {
        List<Animal> animals = List.of(new Dog(), new Puppy());
        return animals + new Ball().name();
    }

    public static String bridgeMethods() {
        Comparable<Integer> c = 5;
        List<? super Integer> sink = new ArrayList<Number>();
        sink.add(3);
        return c.compareTo(6) + " " + sink.get(0);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array stays here
    private static <T> List<T> listOf(T... items) {
        return new ArrayList<>(List.of(items));
    }

    public static String varargs() {
        return listOf(1, "two", 3.0) + " " + listOf() + sum() + sum(1) + sum(1, 2, 3);
    }

    private static int sum(int... numbers) {
        int total = 0;
        for (int n : numbers) {
            total += n;
        }
        return total;
    }

    public static String iterators() {
        Iterable<Integer> countdown = () -> new Iterator<>() {
            private int n = 3;

            @Override
            public boolean hasNext() {
                return n > 0;
            }

            @Override
            public Integer next() {
                if (n == 0) {
                    throw new NoSuchElementException();
                }
                return n--;
            }
        };
        int sum = 0;
        for (int i : countdown) {
            sum = sum * 10 + i;
        }
        return Integer.toString(sum);
    }

    public static String innerClasses() {
        return new Outer("o").new Inner("i").text() + Outer.Nested.TEXT;
    }

    static final class Outer {
        private final String name;

        Outer(String name) {
            this.name = name;
        }

        final class Inner {
            private final String name;

            Inner(String name) {
                this.name = name;
            }

            String text() {
                return Outer.this.name + name;
            }
        }

        static final class Nested {
            static final String TEXT = "nested";
        }
    }

    public static String initializationOrder() {
        var log = new StringBuilder();
        new Derived(log);
        return log.toString();
    }

    static class Base {
        Base(StringBuilder log) {
            log.append("base ");
            hook(log);
        }

        void hook(StringBuilder log) {
            log.append("basehook ");
        }
    }

    static final class Derived extends Base {
        private final String field = "set";

        Derived(StringBuilder log) {
            super(log);
            log.append("derived").append(field);
        }

        @Override
        void hook(StringBuilder log) {
            log.append("hook ");
        }
    }

    public static String enumsWithBodies() {
        var text = new StringBuilder();
        for (Operation o : Operation.values()) {
            text.append(o)
                    .append(o.apply(6, 3))
                    .append(o.symbol)
                    .append(o.compareTo(Operation.TIMES))
                    .append(' ');
        }
        return text.toString();
    }

    enum Operation {
        PLUS("+") {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        TIMES("*") {
            @Override
            int apply(int a, int b) {
                return a * b;
            }
        };

        final String symbol;

        Operation(String symbol) {
            this.symbol = symbol;
        }

        abstract int apply(int a, int b);
    }

    public static String classesHaveNames() {
        return new Dog().getClass().getName() + " " + int[].class.getName() + " " + Operation.class.getSimpleName()
                + " " + (new Puppy() instanceof Dog) + Dog.class.isInstance(new Puppy());
    }
}
