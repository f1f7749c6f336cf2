package dev.stdb.module;

/**
 * What a reducer may return: done, or refused with a message.
 *
 * <pre>{@code
 * @Reducer
 * static ReducerResult rename(ReducerContext ctx, String name) {
 *     if (name.isBlank()) return ReducerResult.err("a player needs a name");
 *     ...
 *     return ReducerResult.ok();
 * }
 * }</pre>
 */
public sealed interface ReducerResult {
    /** The call is done and its changes are stored. */
    record Ok() implements ReducerResult {
        private static final Ok INSTANCE = new Ok();
    }

    /** The call is refused: the caller gets the message and nothing is stored. */
    record Err(String message) implements ReducerResult {}

    /** The same said with a {@link Result}. */
    static ReducerResult of(Result<Unit, String> result) {
        return switch (result) {
            case Result.Ok<Unit, String> done -> ok();
            case Result.Err<Unit, String>(String message) -> err(message);
        };
    }

    static ReducerResult ok() {
        return Ok.INSTANCE;
    }

    static ReducerResult err(String message) {
        return new Err(message);
    }
}
