/** SpacetimeDB's tables in memory: {@link dev.stdb.host.datastore.Datastore} holds them, {@link dev.stdb.host.datastore.MutTx} changes them. */
@NullMarked
package dev.stdb.host.datastore;

import org.jspecify.annotations.NullMarked;
