/**
 * Java sources to {@code module.wasm}: javac with the module processor, TeaVM, rewrite, validation, all in this JVM. Start at
 * {@link dev.stdb.module.build.ModuleBuild}.
 */
@NullMarked
package dev.stdb.module.build;

import org.jspecify.annotations.NullMarked;
