/** The rows of all subscriptions, counted. Knows bytes and messages, no sockets and no threads. */
@NullMarked
package dev.stdb.client.internal.cache;

import org.jspecify.annotations.NullMarked;
