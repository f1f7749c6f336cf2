@NullMarked
package dev.stdb.workbench.keys;

import org.jspecify.annotations.NullMarked;
