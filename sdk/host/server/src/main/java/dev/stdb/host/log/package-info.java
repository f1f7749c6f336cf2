/** The log of a module, kept in memory and followed by readers. */
@NullMarked
package dev.stdb.host.log;

import org.jspecify.annotations.NullMarked;
