/** A program and its instances: ABI checks, compilation, the functions it imports, and calls into it. */
@NullMarked
package dev.stdb.host.program;

import org.jspecify.annotations.NullMarked;
