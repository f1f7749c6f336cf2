/**
 * How a test database reaches the module: its classes on this JVM, or its wasm. For those who bring another way to run modules;
 * tests need nothing of it.
 */
@NullMarked
package dev.stdb.module.testing.target;

import org.jspecify.annotations.NullMarked;
