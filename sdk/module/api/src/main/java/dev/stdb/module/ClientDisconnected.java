package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The reducer that runs when a client is gone. At most one.
 *
 * <pre>{@code
 * @ClientDisconnected
 * static void disconnected(ReducerContext ctx) {
 *     ctx.db().online().identity().delete(ctx.sender());
 * }
 * }</pre>
 *
 * The client is gone whether this succeeds or not.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface ClientDisconnected {}
