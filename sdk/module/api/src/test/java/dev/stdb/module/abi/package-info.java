@NullMarked
package dev.stdb.module.abi;

import org.jspecify.annotations.NullMarked;
