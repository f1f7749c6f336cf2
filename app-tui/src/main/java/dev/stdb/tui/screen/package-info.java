/** Drawing the workbench's views with Lanterna, and turning key strokes and the mouse into its messages. */
@NullMarked
package dev.stdb.tui.screen;

import org.jspecify.annotations.NullMarked;
