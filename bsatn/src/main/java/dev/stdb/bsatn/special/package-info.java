/** Types that SpacetimeDB gives a meaning of their own, and integers wider than 64 bits. */
@NullMarked
package dev.stdb.bsatn.special;

import org.jspecify.annotations.NullMarked;
