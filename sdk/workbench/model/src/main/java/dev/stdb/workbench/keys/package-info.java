/** Keys, what they are called, and the one list of what each does where; hints and help are derived from it. */
@NullMarked
package dev.stdb.workbench.keys;

import org.jspecify.annotations.NullMarked;
