package dev.stdb.module.build.runtime;

/** Says at run time what the compiler could not see: something was reached that a module cannot have. */
@SuppressWarnings("DoNotCallSuggester") // called in place of methods that Java has
public final class NotInModules {
    private NotInModules() {}

    static UnsupportedOperationException noEntropy(String what) {
        return new UnsupportedOperationException(
                what + " is not available in a module: use ctx.random(), or new Random(seed) with a seed of your own");
    }

    private static UnsupportedOperationException noClock(String what) {
        return new UnsupportedOperationException(what + " is not available in a module: use ctx.timestamp()");
    }

    /** Takes the place of {@code System.currentTimeMillis}. */
    public static long currentTimeMillis() {
        throw noClock("the system clock");
    }

    /** Takes the place of {@code System.nanoTime}. */
    public static long nanoTime() {
        throw noClock("System.nanoTime()");
    }

    /** Takes the place of {@code Math.random}. */
    public static double random() {
        throw noEntropy("Math.random()");
    }
}
