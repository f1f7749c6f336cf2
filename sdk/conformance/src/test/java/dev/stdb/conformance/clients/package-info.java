/** What SpacetimeDB's own test clients do, done by our client with the Java twins on the embedded host. */
@NullMarked
package dev.stdb.conformance.clients;

import org.jspecify.annotations.NullMarked;
