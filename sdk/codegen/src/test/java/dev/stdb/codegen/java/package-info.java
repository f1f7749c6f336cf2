@NullMarked
package dev.stdb.codegen.java;

import org.jspecify.annotations.NullMarked;
