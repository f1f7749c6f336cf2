/** The client: one live connection to a SpacetimeDB database. Start at {@link dev.stdb.client.DbConnection}. */
@NullMarked
package dev.stdb.client;

import org.jspecify.annotations.NullMarked;
