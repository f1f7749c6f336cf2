/** Values of types learned at run time, and their binary, JSON and text forms. */
@NullMarked
package dev.stdb.bsatn.value;

import org.jspecify.annotations.NullMarked;
