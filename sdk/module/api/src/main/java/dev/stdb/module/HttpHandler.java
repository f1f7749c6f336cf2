package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method an HTTP handler: it answers requests to the paths that a {@link HttpRouter} leads to it, below {@code
 * /v1/database/<name>/route}.
 *
 * <pre>{@code
 * @HttpHandler
 * static HttpResponse getSimple(HandlerContext ctx, HttpRequest request) {
 *     return HttpResponse.of(200).body("ok");
 * }
 * }</pre>
 *
 * Both parameters may be left out. A handler can do what a {@link Procedure} can: transactions, sleep, HTTP requests. An exception is a
 * crash: it is logged, and the client gets an error status. Modules with handlers need SpacetimeDB 2.4 or newer. A handler that takes a
 * {@code SenderHandlerContext} learns who sent the request, with which the whole module needs 2.14 or newer.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface HttpHandler {}
