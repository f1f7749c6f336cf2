package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which {@link HttpHandler} answers which path and method. Exactly one router of a module is nested or merged nowhere: the root.
 *
 * <pre>{@code
 * @HttpRouter(
 *         value = {
 *             @Route(method = HttpMethod.GET, path = "/get", handler = "getSimple"),
 *             @Route(path = "/any", handler = "anything")
 *         },
 *         nest = @Nest(path = "/api", router = Api.class))
 * final class Routes {}
 *
 * @HttpRouter(@Route(method = HttpMethod.POST, path = "/orders", handler = "order"))
 * final class Api {}
 * }</pre>
 *
 * Paths are empty or begin with {@code /}, and consist of {@code a-z 0-9 - _ ~ /}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface HttpRouter {
    /** The routes. */
    Route[] value() default {};

    /** Routers whose routes come below a path. */
    Nest[] nest() default {};

    /** Routers whose routes are added as they are. */
    Class<?>[] merge() default {};
}
