/** Tests and benchmarks of the whole product; nothing here is shipped, and all of it lies in the test sources. */
@NullMarked
package dev.stdb.conformance;

import org.jspecify.annotations.NullMarked;
