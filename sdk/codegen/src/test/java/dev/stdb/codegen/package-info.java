@NullMarked
package dev.stdb.codegen;

import org.jspecify.annotations.NullMarked;
