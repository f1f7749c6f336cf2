/** The workbench as values: {@link dev.stdb.workbench.Model} is everything on screen, {@link dev.stdb.workbench.Msg} what can happen, {@link dev.stdb.workbench.Update} the only thing that changes it. */
@NullMarked
package dev.stdb.workbench;

import org.jspecify.annotations.NullMarked;
