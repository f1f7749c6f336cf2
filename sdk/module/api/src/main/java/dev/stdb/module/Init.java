package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The reducer that runs once, when the module is first published, in the transaction that makes the tables. At most one.
 *
 * <pre>{@code
 * @Init
 * static void init(ReducerContext ctx) {
 *     ctx.db().tickTimer().insert(new TickTimer(0, ScheduleAt.every(TimeDuration.ofMillis(100))));
 * }
 * }</pre>
 *
 * The sender is the database's owner. Refusing or crashing here refuses the publication. Not run when a module is updated.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Init {}
