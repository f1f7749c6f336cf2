package dev.stdb.module.testing;

import org.jspecify.annotations.Nullable;

/**
 * How a reducer call ended. Refusals and crashes are values, so that a test can assert them:
 *
 * <pre>{@code
 * assertThat(alice.call("join", "")).isEqualTo(new CallResult.Refused("a player needs a name"));
 * alice.call("join", "Ada").orThrow();
 * }</pre>
 */
public sealed interface CallResult {
    /** It is done, and everything it wrote is stored. */
    record Committed() implements CallResult {}

    /**
     * The reducer said no; nothing is stored.
     *
     * @param message what the client gets to read
     */
    record Refused(String message) implements CallResult {}

    /**
     * The reducer failed; nothing is stored, and a client learns nothing but {@link #FATAL}.
     *
     * @param message the exception's class and message, the same for classes and wasm
     * @param exception what was thrown, with its stack trace; null where the module runs as wasm
     */
    record Crashed(String message, @Nullable Throwable exception) implements CallResult {}

    /** What the server tells a client whose call crashed. */
    String FATAL = "The instance encountered a fatal error.";

    /** Whether the call is done. */
    default boolean isCommitted() {
        return this instanceof Committed;
    }

    /**
     * This result, if the call is done.
     *
     * @throws AssertionError if it was refused or crashed; it says why, and the crash is its cause
     */
    default CallResult orThrow() {
        return switch (this) {
            case Committed done -> done;
            case Refused(String message) -> throw new AssertionError("the call was refused: " + message);
            case Crashed(String message, var exception) ->
                throw new AssertionError("the call crashed: " + message, exception);
        };
    }
}
