package dev.stdb.module;

import org.jspecify.annotations.Nullable;

/**
 * A value or an error. As a column, argument or return value it is SpacetimeDB's {@code Result}; {@code Result<Unit, String>} is one
 * of the ways in which a reducer refuses.
 *
 * <pre>{@code
 * @Reducer
 * static Result<Unit, String> rename(ReducerContext ctx, String name) {
 *     if (name.isBlank()) return Result.err("a player needs a name");
 *     ctx.db().player().identity().insertOrUpdate(new Player(ctx.sender(), name));
 *     return Result.ok(Unit.UNIT);
 * }
 * }</pre>
 */
public sealed interface Result<T extends @Nullable Object, E extends @Nullable Object> {
    /** It went well; variant {@code ok}. */
    record Ok<T extends @Nullable Object, E extends @Nullable Object>(T value) implements Result<T, E> {}

    /** It did not; variant {@code err}. */
    record Err<T extends @Nullable Object, E extends @Nullable Object>(E error) implements Result<T, E> {}

    static <T extends @Nullable Object, E extends @Nullable Object> Result<T, E> ok(T value) {
        return new Ok<>(value);
    }

    static <T extends @Nullable Object, E extends @Nullable Object> Result<T, E> err(E error) {
        return new Err<>(error);
    }

    default boolean isOk() {
        return this instanceof Ok;
    }
}
