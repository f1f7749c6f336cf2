/** SpacetimeDB's host ABI as tables, and the check of a module against them. */
@NullMarked
package dev.stdb.wasm.abi;

import org.jspecify.annotations.NullMarked;
