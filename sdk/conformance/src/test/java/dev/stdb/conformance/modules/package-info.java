/** The Java modules under {@code src/test/modules}, built to wasm. */
@NullMarked
package dev.stdb.conformance.modules;

import org.jspecify.annotations.NullMarked;
