@NullMarked
package dev.stdb.wasm;

import org.jspecify.annotations.NullMarked;
