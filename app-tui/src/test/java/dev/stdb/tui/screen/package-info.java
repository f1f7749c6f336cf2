@NullMarked
package dev.stdb.tui.screen;

import org.jspecify.annotations.NullMarked;
