/**
 * What a server module is written with: annotations on plain Java, and what a reducer gets to work with.
 *
 * <p>Start at {@link dev.stdb.module.Table} and {@link dev.stdb.module.Reducer}. The annotation processor generates {@code
 * ReducerContext}, {@code Db} and one handle per table into the module's root package, the shortest package that all annotated
 * classes share.
 */
@NullMarked
package dev.stdb.module;

import org.jspecify.annotations.NullMarked;
