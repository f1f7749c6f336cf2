package dev.stdb.module.query;

import dev.stdb.module.Query;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of the right table that have a partner in the left one, or among those of its rows that fulfil a condition. */
public final class RightSemijoin<R, L, C> implements Query<R> {
    private final Join<L, C> join;
    private final C columns;
    private final @Nullable Condition<L> left;
    private final @Nullable Condition<C> where;

    RightSemijoin(Join<L, C> join, C columns, @Nullable Condition<L> left, @Nullable Condition<C> where) {
        this.join = join;
        this.columns = columns;
        this.left = left;
        this.where = where;
    }

    /** Of these rows those that fulfil a condition. */
    public RightSemijoin<R, L, C> where(Function<? super C, ? extends Condition<C>> condition) {
        Condition<C> added = condition.apply(columns);
        return new RightSemijoin<>(join, columns, left, where == null ? added : where.and(added));
    }

    /** {@link #where}. */
    public RightSemijoin<R, L, C> filter(Function<? super C, ? extends Condition<C>> condition) {
        return where(condition);
    }

    @Override
    public String toSql() {
        StringBuilder sql = new StringBuilder(join.sql(join.rightTable()));
        if (left != null) {
            left.write(sql.append(" WHERE "), false);
        }
        if (where != null) {
            where.write(sql.append(left == null ? " WHERE " : " AND "), false);
        }
        return sql.toString();
    }
}
