@NullMarked
package dev.stdb.module.processor;

import org.jspecify.annotations.NullMarked;
