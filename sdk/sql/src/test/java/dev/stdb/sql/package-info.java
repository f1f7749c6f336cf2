@NullMarked
package dev.stdb.sql;

import org.jspecify.annotations.NullMarked;
