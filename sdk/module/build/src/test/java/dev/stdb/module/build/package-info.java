@NullMarked
package dev.stdb.module.build;

import org.jspecify.annotations.NullMarked;
