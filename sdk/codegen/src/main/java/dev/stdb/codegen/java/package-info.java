/** Java sources for {@code dev.stdb.client}: one emitter per shape. Start reading at {@link dev.stdb.codegen.java.JavaClient}. */
@NullMarked
package dev.stdb.codegen.java;

import org.jspecify.annotations.NullMarked;
