/** The terminal workbench: commands, and the screen that draws the workbench's views with Lanterna. */
@NullMarked
package dev.stdb.tui;

import org.jspecify.annotations.NullMarked;
