package dev.stdb.client.typed;

/**
 * A value or an error, both data; a column, an argument or a procedure's result may be one.
 *
 * @param <T> the value
 * @param <E> the error
 */
public sealed interface Result<T, E> {
    record Ok<T, E>(T value) implements Result<T, E> {}

    record Err<T, E>(E error) implements Result<T, E> {}

    static <T, E> Result<T, E> ok(T value) {
        return new Ok<>(value);
    }

    static <T, E> Result<T, E> err(E error) {
        return new Err<>(error);
    }
}
