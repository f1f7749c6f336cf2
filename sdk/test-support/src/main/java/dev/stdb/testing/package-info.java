/** Helpers for tests: a scripted server, a clock turned by hand, the rules of the architecture. */
@NullMarked
package dev.stdb.testing;

import org.jspecify.annotations.NullMarked;
