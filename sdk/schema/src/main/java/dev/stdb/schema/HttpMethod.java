package dev.stdb.schema;

import java.util.List;

/**
 * The methods a route answers: any, one of the nine standard ones, or another by name.
 * {@code Other("GET")} is not {@code Standard("GET")}: the server keeps them apart too.
 */
public sealed interface HttpMethod {
    /** Upper-case names of the standard methods in the order of their wire tags. */
    List<String> STANDARD = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    record Any() implements HttpMethod {}

    /** @param name one of {@link #STANDARD} */
    record Standard(String name) implements HttpMethod {
        public Standard {
            if (!STANDARD.contains(name)) throw new IllegalArgumentException("not a standard HTTP method: " + name);
        }
    }

    record Other(String name) implements HttpMethod {}
}
