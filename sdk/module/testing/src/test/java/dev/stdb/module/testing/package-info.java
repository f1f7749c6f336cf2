@NullMarked
package dev.stdb.module.testing;

import org.jspecify.annotations.NullMarked;
