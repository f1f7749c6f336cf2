package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts the routes of another {@link HttpRouter} below a path.
 *
 * <pre>{@code
 * @HttpRouter(nest = @Nest(path = "/api", router = Api.class))
 * final class Routes {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Nest {
    /** What comes before each of its paths. */
    String path();

    /** A class annotated with {@link HttpRouter}. */
    Class<?> router();
}
