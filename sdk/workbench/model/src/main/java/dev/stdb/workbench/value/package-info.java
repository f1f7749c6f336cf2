/** Values as text and back: short for a cell, whole for a record, typed for a form. */
@NullMarked
package dev.stdb.workbench.value;

import org.jspecify.annotations.NullMarked;
