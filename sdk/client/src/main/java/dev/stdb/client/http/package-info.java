/** The HTTP API of a SpacetimeDB server. Start at {@link dev.stdb.client.http.HttpApi}. */
@NullMarked
package dev.stdb.client.http;

import org.jspecify.annotations.NullMarked;
