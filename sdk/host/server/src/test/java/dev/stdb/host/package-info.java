/** Tests of the embedded host over real sockets with real modules. */
@NullMarked
package dev.stdb.host;

import org.jspecify.annotations.NullMarked;
