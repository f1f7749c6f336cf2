/**
 * The boundary between a module and the server: host functions, the calls that arrive, and the buffers in between. For generated
 * code and for test hosts; modules themselves are written with {@link dev.stdb.module}.
 *
 * <p>This is the only package that knows how wasm reaches the server. {@link dev.stdb.module.abi.Host} has one implementation in
 * wasm, so the compiler calls it directly, and another one installed where the same classes run on a JVM.
 */
@NullMarked
package dev.stdb.module.abi;

import org.jspecify.annotations.NullMarked;
