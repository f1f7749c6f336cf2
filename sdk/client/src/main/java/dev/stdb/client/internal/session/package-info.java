/** What one connection remembers: requests that wait for an answer, query sets, the cache. */
@NullMarked
package dev.stdb.client.internal.session;

import org.jspecify.annotations.NullMarked;
