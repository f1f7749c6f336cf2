/** SpacetimeDB's SQL: text to {@link dev.stdb.sql.Statement}, statement and {@link dev.stdb.sql.Catalog} to {@link dev.stdb.sql.BoundSelect}. */
@NullMarked
package dev.stdb.sql;

import org.jspecify.annotations.NullMarked;
