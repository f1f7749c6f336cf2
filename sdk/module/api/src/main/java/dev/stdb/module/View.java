package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method a view: rows that clients query and subscribe to like a table's, computed from tables and kept up to date
 * inside every transaction that changes what the view has read.
 *
 * <pre>{@code
 * @View
 * static Optional<Player> myPlayer(ViewContext ctx) {
 *     return ctx.db().player().identity().findOptional(ctx.sender());
 * }
 *
 * @View
 * static List<Player> best(AnonymousViewContext ctx) {
 *     return ctx.db().player().score().filter(IntRange.atLeast(1000)).toList();
 * }
 *
 * @View
 * static Query<Player> beginners(AnonymousViewContext ctx) {
 *     return ctx.from().player().where(p -> p.score().lt(10));
 * }
 * }</pre>
 *
 * The first parameter is the generated {@code ViewContext}, and each caller has an own result, or {@code AnonymousViewContext}, and
 * all share one, which costs less. The result is a {@code List<R>} or an array, an {@code Optional<R>} or {@code @Nullable R} (no
 * row or one), or a {@link Query} that the server runs itself; {@code R} is any record, a table's or not, and a table's for a query.
 * Equal rows of a result collapse to one. Views read tables only: there is no time and no randomness, they write nothing, and
 * they cannot read other views. What a view throws fails the whole transaction that made it run.
 *
 * <p>Further parameters are arguments of the view, as in {@code SELECT * FROM best(7)}; they need a server from 2.13.0 on, and are
 * no floating-point numbers.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface View {
    /** The source name of the view. Empty: the method's name. The server's name for it is this in snake_case. */
    String accessor() default "";

    /** The view's name in SQL and for clients, used exactly as given. Empty: derived from {@link #accessor}. */
    String name() default "";

    /** Whether clients may query the view. False: only the owner may. */
    boolean isPublic() default true;

    /**
     * The component of the row that identifies it, so that clients see a changed row as an update. Two rows of one result that
     * are equal in it fail the transaction. Empty: none; a query's rows have the primary key of their table anyhow.
     */
    String primaryKey() default "";
}
