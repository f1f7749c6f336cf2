@NullMarked
package dev.stdb.workbench;

import org.jspecify.annotations.NullMarked;
