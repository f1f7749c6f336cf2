package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One route of a {@link HttpRouter}.
 *
 * <pre>{@code
 * @HttpRouter(@Route(method = HttpMethod.GET, path = "/health", handler = "health"))
 * final class Routes {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Route {
    /** Which method; any unless given, and then no other route has this path. */
    HttpMethod method() default HttpMethod.ANY;

    /** Empty, or beginning with a slash. */
    String path();

    /** The name of a method annotated with {@link HttpHandler}. */
    String handler();
}
