/** The terminal itself: raw mode, keys, mouse, paste, and its restoration whatever happens. */
@NullMarked
package dev.stdb.tui.terminal;

import org.jspecify.annotations.NullMarked;
