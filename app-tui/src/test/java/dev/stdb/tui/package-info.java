@NullMarked
package dev.stdb.tui;

import org.jspecify.annotations.NullMarked;
