@NullMarked
package dev.stdb.host.modulehttp;

import org.jspecify.annotations.NullMarked;
