package dev.stdb.conformance.differential.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

public final class Lambdas {
    interface TriFunction<A, B, C, R> {
        R apply(A a, B b, C c);

        default TriFunction<A, B, C, String> asText() {
            return (a, b, c) -> "<" + apply(a, b, c) + ">";
        }
    }

    interface Greeter {
        String greet(String name);

        static Greeter polite() {
            return n -> "Dear " + n;
        }
    }

    private int state = 10;

    private Lambdas() {}

    public static String capturing() {
        int a = 1;
        long b = 2;
        double c = 3.5;
        String d = "four";
        Supplier<String> s = () -> a + " " + b + " " + c + " " + d;
        return s.get();
    }

    public static String capturingThis() {
        return new Lambdas().counting();
    }

    private String counting() {
        Runnable r = () -> state++;
        r.run();
        r.run();
        return Integer.toString(state);
    }

    public static String methodReferences() {
        UnaryOperator<String> upper = String::toUpperCase;
        Supplier<List<String>> make = ArrayList::new;
        BiFunction<String, Integer, Character> at = String::charAt;
        IntBinaryOperator max = Math::max;
        var list = make.get();
        list.add(upper.apply("x"));
        return list + "" + at.apply("hello", 1) + max.applyAsInt(3, 9);
    }

    public static String defaultMethods() {
        TriFunction<Integer, Integer, Integer, Integer> sum = (a, b, c) -> a + b + c;
        return sum.asText().apply(1, 2, 3) + Greeter.polite().greet("Ann");
    }

    public static String currying() {
        java.util.function.Function<Integer, java.util.function.Function<Integer, Integer>> add = a -> b -> a + b;
        return add.apply(3).apply(4).toString();
    }

    public static String anonymousClasses() {
        var log = new StringBuilder();
        Greeter g = new Greeter() {
            private int calls;

            @Override
            public String greet(String name) {
                calls++;
                log.append(name).append(calls);
                return "hi " + name;
            }
        };
        return g.greet("a") + g.greet("b") + log;
    }

    public static String recursionThroughFields() {
        var holder = new Object() {
            java.util.function.IntUnaryOperator f;
        };
        holder.f = n -> n <= 1 ? 1 : n * holder.f.applyAsInt(n - 1);
        return Integer.toString(holder.f.applyAsInt(10));
    }

    public static String intersectionTypes() {
        Runnable r = (Runnable & java.io.Serializable) () -> {};
        return Boolean.toString(r instanceof java.io.Serializable);
    }
}
