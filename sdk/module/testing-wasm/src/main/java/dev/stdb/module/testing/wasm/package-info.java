/** Runs the module of a test database as wasm, in the embedded host's engine. Found as a service; tests name nothing of it. */
@NullMarked
package dev.stdb.module.testing.wasm;

import org.jspecify.annotations.NullMarked;
