@NullMarked
package dev.stdb.host.program;

import org.jspecify.annotations.NullMarked;
