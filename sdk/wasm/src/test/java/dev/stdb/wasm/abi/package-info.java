@NullMarked
package dev.stdb.wasm.abi;

import org.jspecify.annotations.NullMarked;
