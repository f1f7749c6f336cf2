/** Runs the same Java on HotSpot and as a module's WebAssembly, and compares case by case. */
@NullMarked
package dev.stdb.conformance.differential;

import org.jspecify.annotations.NullMarked;
