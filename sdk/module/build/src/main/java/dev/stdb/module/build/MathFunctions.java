package dev.stdb.module.build;

import java.util.List;

/**
 * The functions of {@code Math} and {@code StrictMath} that TeaVM imports from its host, which a SpacetimeDB server is not. A module
 * gets the JDK's own implementation instead, read from the JDK that builds: pure Java since 21, with one result everywhere,
 * so {@code Math.sin} in a module is {@code StrictMath.sin} on a JVM to the last bit.
 */
final class MathFunctions {
    /** Each function is a class with one method of this name. */
    static final String METHOD = "compute";

    /** Not public in the JDK; {@link JdkClasses} has it. */
    private static final String CLASS = "java.lang.FdLibm";

    /** A function of one or two doubles. */
    record Function(String name, int arguments) {
        String className() {
            return CLASS + "$" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }

    private MathFunctions() {}

    static List<Function> all() {
        return List.of(
                new Function("sin", 1),
                new Function("cos", 1),
                new Function("tan", 1),
                new Function("asin", 1),
                new Function("acos", 1),
                new Function("atan", 1),
                new Function("atan2", 2),
                new Function("sinh", 1),
                new Function("cosh", 1),
                new Function("tanh", 1),
                new Function("exp", 1),
                new Function("expm1", 1),
                new Function("log", 1),
                new Function("log10", 1),
                new Function("log1p", 1),
                new Function("pow", 2),
                new Function("cbrt", 1),
                new Function("hypot", 2));
    }
}
