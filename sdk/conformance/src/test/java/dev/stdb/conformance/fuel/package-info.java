/** How much fuel Java modules use, compared with optimised Rust. */
@NullMarked
package dev.stdb.conformance.fuel;

import org.jspecify.annotations.NullMarked;
