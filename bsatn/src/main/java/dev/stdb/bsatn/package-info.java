/** Reading and writing BSATN, SpacetimeDB's binary form. Start at {@link dev.stdb.bsatn.Codec}. */
@NullMarked
package dev.stdb.bsatn;

import org.jspecify.annotations.NullMarked;
