/**
 * The workbench at work: {@link dev.stdb.workbench.run.Store} is the loop that owns the model, the rest performs what the
 * model asks for.
 */
@NullMarked
package dev.stdb.workbench.run;

import org.jspecify.annotations.NullMarked;
