package dev.stdb.module.query;

import dev.stdb.module.Query;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * All rows of a table, to begin a query with. The generated subclasses name the columns.
 *
 * @param <R> the row
 * @param <C> the columns that can be compared
 * @param <K> the columns that can join
 */
public abstract class TableQuery<R, C, K> implements Query<R> {
    private final String table;

    /** The table's source name, with the namespaces of a mounted module before it. */
    TableQuery(String table) {
        this.table = table;
    }

    /** The table's name, as queries write it. */
    protected final String table() {
        return table;
    }

    protected abstract C columns();

    protected abstract K keys();

    /** The rows that fulfil the condition. */
    public final FilteredQuery<R, C, K> where(Function<? super C, ? extends Condition<C>> condition) {
        return new FilteredQuery<>(this, condition.apply(columns()));
    }

    /** {@link #where}. */
    public final FilteredQuery<R, C, K> filter(Function<? super C, ? extends Condition<C>> condition) {
        return where(condition);
    }

    /** The rows of this table that have a partner in {@code right}, by columns with an index. */
    public final <S, D, J> LeftSemijoin<R, C> leftSemijoin(
            LookupTable<S, D, J> right, BiFunction<? super K, ? super J, Join<C, D>> on) {
        return new LeftSemijoin<>(on.apply(keys(), right.keys()), columns(), null);
    }

    /** The rows of {@code right} that have a partner in this table, by columns with an index. */
    public final <S, D, J> RightSemijoin<S, C, D> rightSemijoin(
            LookupTable<S, D, J> right, BiFunction<? super K, ? super J, Join<C, D>> on) {
        return new RightSemijoin<>(on.apply(keys(), right.keys()), right.columns(), null, null);
    }

    @Override
    public final String toSql() {
        return "SELECT * FROM \"" + table + '"';
    }
}
