package dev.stdb.schema;

/**
 * A path that an HTTP handler answers. Those of submodules are kept but never served.
 *
 * @param handlerName canonical name of the handler
 * @param path empty, or starting with {@code /}
 */
public record HttpRouteSchema(String handlerName, HttpMethod method, String path) {}
