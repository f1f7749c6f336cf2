@NullMarked
package dev.stdb.workbench.run;

import org.jspecify.annotations.NullMarked;
