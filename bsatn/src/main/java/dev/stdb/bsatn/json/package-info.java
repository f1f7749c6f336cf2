/** JSON as text, without a tree: what SATS-JSON and module definitions are read and written with. */
@NullMarked
package dev.stdb.bsatn.json;

import org.jspecify.annotations.NullMarked;
