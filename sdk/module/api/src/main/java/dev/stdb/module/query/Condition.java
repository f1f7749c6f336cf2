package dev.stdb.module.query;

/**
 * What rows must fulfil. Columns make them by comparing; a boolean column is one itself.
 *
 * <pre>{@code
 * ctx.from().player().where(p -> p.level().gte(10).and(p.online().not()))
 * }</pre>
 *
 * @param <T> the columns of the table whose rows it is about
 */
public interface Condition<T> {
    /** Both. */
    default Condition<T> and(Condition<T> other) {
        return new Both<>(this, other, true);
    }

    /** At least one of the two. */
    default Condition<T> or(Condition<T> other) {
        return new Both<>(this, other, false);
    }

    /**
     * The opposite. The server's SQL has no {@code NOT}, so it is written with the opposite comparisons: {@code <>} for {@code =},
     * and so on.
     */
    default Condition<T> not() {
        return new Opposite<>(this);
    }

    /** Writes this, or with {@code negated} its opposite, in parentheses. */
    void write(StringBuilder sql, boolean negated);
}
