@NullMarked
package dev.stdb.host.db;

import org.jspecify.annotations.NullMarked;
