/**
 * A module's reducers, views, procedures, schedules and lifecycle in a plain JUnit test: no server, no wasm, breakpoints everywhere.
 * Start with {@link dev.stdb.module.testing.TestDatabase}.
 */
@NullMarked
package dev.stdb.module.testing;

import org.jspecify.annotations.NullMarked;
