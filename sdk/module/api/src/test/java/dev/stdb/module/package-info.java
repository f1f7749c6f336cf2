@NullMarked
package dev.stdb.module;

import org.jspecify.annotations.NullMarked;
