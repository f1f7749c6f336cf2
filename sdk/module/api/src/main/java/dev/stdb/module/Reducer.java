package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method a reducer: clients call it, it changes tables, and all of it happens or nothing.
 *
 * <pre>{@code
 * @Reducer
 * static void join(ReducerContext ctx, String name) {
 *     if (name.isBlank()) throw new ReducerException("a player needs a name");
 *     ctx.db().player().insert(new Player(ctx.sender(), name, 0));
 * }
 * }</pre>
 *
 * The first parameter may be the generated {@code ReducerContext}; the others are the arguments. It returns nothing or a {@link
 * ReducerResult}. To refuse, throw {@link ReducerException} or return {@link ReducerResult#err}: the caller gets the message and
 * nothing is stored. Any other exception is a crash: logged with its stack trace, nothing is stored, and the caller is told only
 * that the instance failed.
 *
 * <p>Code does not call reducers of its own module as reducers; {@code ctx.immediately().join("ann")} has the server call one right
 * after the current call, whether that is committed or not.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Reducer {
    /**
     * The reducer's name for clients, used exactly as given. Empty: the method's name in snake_case.
     */
    String name() default "";
}
