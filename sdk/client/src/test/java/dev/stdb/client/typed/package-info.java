@NullMarked
package dev.stdb.client.typed;

import org.jspecify.annotations.NullMarked;
