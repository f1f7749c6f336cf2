/** JSON as the server reads it: the same refusals, in the same words and at the same columns. */
@NullMarked
package dev.stdb.host.json;

import org.jspecify.annotations.NullMarked;
