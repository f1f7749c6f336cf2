package dev.stdb.module;

/** The methods that a {@link Route} answers. */
public enum HttpMethod {
    /** Whatever the method. */
    ANY,
    GET,
    HEAD,
    POST,
    PUT,
    DELETE,
    CONNECT,
    OPTIONS,
    TRACE,
    PATCH
}
