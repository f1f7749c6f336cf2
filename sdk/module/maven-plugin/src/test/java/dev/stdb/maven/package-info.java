@NullMarked
package dev.stdb.maven;

import org.jspecify.annotations.NullMarked;
