package dev.stdb.module.testing.target;

/**
 * A form in which modules run. Found by {@link java.util.ServiceLoader}, chosen by the system property {@value #PROPERTY}.
 */
public interface Target {
    /** Names the form in which tests run; without it, the module's classes on this JVM. */
    String PROPERTY = "stdb.test.target";

    /** What the property says to choose it, such as {@code wasm}. */
    String name();

    /**
     * Makes the module run.
     *
     * @param module a class of the module
     * @param world what it gets to reach
     * @throws IllegalStateException if it cannot be made to run; the message says what to do
     */
    Program load(Class<?> module, World world);
}
