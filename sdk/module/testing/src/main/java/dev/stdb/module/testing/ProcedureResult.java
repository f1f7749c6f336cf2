package dev.stdb.module.testing;

import org.jspecify.annotations.Nullable;

/**
 * How a procedure call ended. A procedure cannot refuse; it returns a value that says so, or crashes.
 *
 * <pre>{@code
 * String title = alice.procedure(String.class, "fetch_title", "https://example.com/").orThrow();
 * }</pre>
 */
public sealed interface ProcedureResult<T> {
    /** It returned; null for a unit result asked for as {@code Void}. */
    record Returned<T>(@Nullable T value) implements ProcedureResult<T> {}

    /**
     * It failed. What it had committed stays.
     *
     * @param message the exception's class and message, the same for classes and wasm
     * @param exception what was thrown, with its stack trace; null where the module runs as wasm
     */
    record Crashed<T>(String message, @Nullable Throwable exception) implements ProcedureResult<T> {}

    /**
     * What it returned.
     *
     * @throws AssertionError if it crashed; the crash is its cause
     */
    default @Nullable T orThrow() {
        return switch (this) {
            case Returned<T>(var value) -> value;
            case Crashed<T>(String message, var exception) ->
                throw new AssertionError("the procedure crashed: " + message, exception);
        };
    }
}
