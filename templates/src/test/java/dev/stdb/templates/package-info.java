@NullMarked
package dev.stdb.templates;

import org.jspecify.annotations.NullMarked;
