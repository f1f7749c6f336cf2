/** Foreign clients against the embedded host. */
@NullMarked
package dev.stdb.conformance.interop;

import org.jspecify.annotations.NullMarked;
