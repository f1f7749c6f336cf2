@NullMarked
package dev.stdb.workbench.rows;

import org.jspecify.annotations.NullMarked;
