/** The module that the tests of test databases test: a small chat. Only module code lives here, so that it can be built as wasm too. */
@NullMarked
package dev.stdb.module.testing.chat;

import org.jspecify.annotations.NullMarked;
