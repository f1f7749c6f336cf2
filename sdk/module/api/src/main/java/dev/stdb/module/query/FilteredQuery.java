package dev.stdb.module.query;

import dev.stdb.module.Query;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The rows of a table that fulfil a condition. */
public final class FilteredQuery<R, C, K> implements Query<R> {
    private final TableQuery<R, C, K> all;
    private final Condition<C> where;

    FilteredQuery(TableQuery<R, C, K> all, Condition<C> where) {
        this.all = all;
        this.where = where;
    }

    /** Of these rows those that fulfil another condition too. */
    public FilteredQuery<R, C, K> where(Function<? super C, ? extends Condition<C>> condition) {
        return new FilteredQuery<>(all, where.and(condition.apply(all.columns())));
    }

    /** {@link #where}. */
    public FilteredQuery<R, C, K> filter(Function<? super C, ? extends Condition<C>> condition) {
        return where(condition);
    }

    /** Of these rows those that have a partner in {@code right}, by columns with an index. */
    public <S, D, J> LeftSemijoin<R, C> leftSemijoin(
            LookupTable<S, D, J> right, BiFunction<? super K, ? super J, Join<C, D>> on) {
        return new LeftSemijoin<>(on.apply(all.keys(), right.keys()), all.columns(), where);
    }

    /** The rows of {@code right} that have a partner among these rows, by columns with an index. */
    public <S, D, J> RightSemijoin<S, C, D> rightSemijoin(
            LookupTable<S, D, J> right, BiFunction<? super K, ? super J, Join<C, D>> on) {
        return new RightSemijoin<>(on.apply(all.keys(), right.keys()), right.columns(), where, null);
    }

    @Override
    public String toSql() {
        StringBuilder sql = new StringBuilder(all.toSql()).append(" WHERE ");
        where.write(sql, false);
        return sql.toString();
    }
}
