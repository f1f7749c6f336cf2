/**
 * Resolved module definitions: what a module is once its names are converted, its generated names filled in and its
 * references followed. Free of the version of the definition it came from; see {@link dev.stdb.schema.raw} for that.
 */
@NullMarked
package dev.stdb.schema;

import org.jspecify.annotations.NullMarked;
