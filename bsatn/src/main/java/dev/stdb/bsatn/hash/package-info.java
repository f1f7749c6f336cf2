/** The two hash functions that SpacetimeDB's identities and module hashes are made of. */
@NullMarked
package dev.stdb.bsatn.hash;

import org.jspecify.annotations.NullMarked;
