@NullMarked
package dev.stdb.workbench.value;

import org.jspecify.annotations.NullMarked;
