package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The reducer that runs when a client connects. At most one.
 *
 * <pre>{@code
 * @ClientConnected
 * static void connected(ReducerContext ctx) {
 *     Log.info("hello " + ctx.sender());
 * }
 * }</pre>
 *
 * Refusing or crashing here refuses the connection. HTTP calls count as connections too.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ClientConnected {}
