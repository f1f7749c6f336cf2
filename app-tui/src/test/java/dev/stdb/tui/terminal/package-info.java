@NullMarked
package dev.stdb.tui.terminal;

import org.jspecify.annotations.NullMarked;
