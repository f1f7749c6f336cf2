/**
 * WebAssembly binaries: a bounded reader with byte positions ({@link dev.stdb.wasm.WasmModule}), a rewriter that makes
 * compiler output fit the host ({@link dev.stdb.wasm.ModuleRewriter}), validation instruction by instruction
 * ({@link dev.stdb.wasm.WasmValidator}) and fuel ({@link dev.stdb.wasm.FuelMeter}).
 */
@NullMarked
package dev.stdb.wasm;

import org.jspecify.annotations.NullMarked;
