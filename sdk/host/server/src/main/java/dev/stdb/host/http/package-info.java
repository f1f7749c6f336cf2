/** The HTTP API on Netty: one handler that reads requests, a router, and the routes. */
@NullMarked
package dev.stdb.host.http;

import org.jspecify.annotations.NullMarked;
