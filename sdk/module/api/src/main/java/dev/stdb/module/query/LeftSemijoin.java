package dev.stdb.module.query;

import dev.stdb.module.Query;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of the left table that have a partner in the right one. */
public final class LeftSemijoin<R, C> implements Query<R> {
    private final Join<C, ?> join;
    private final C columns;
    private final @Nullable Condition<C> where;

    LeftSemijoin(Join<C, ?> join, C columns, @Nullable Condition<C> where) {
        this.join = join;
        this.columns = columns;
        this.where = where;
    }

    /** Of these rows those that fulfil a condition. */
    public LeftSemijoin<R, C> where(Function<? super C, ? extends Condition<C>> condition) {
        Condition<C> added = condition.apply(columns);
        return new LeftSemijoin<>(join, columns, where == null ? added : where.and(added));
    }

    /** {@link #where}. */
    public LeftSemijoin<R, C> filter(Function<? super C, ? extends Condition<C>> condition) {
        return where(condition);
    }

    @Override
    public String toSql() {
        StringBuilder sql = new StringBuilder(join.sql(join.leftTable()));
        if (where != null) {
            where.write(sql.append(" WHERE "), false);
        }
        return sql.toString();
    }
}
