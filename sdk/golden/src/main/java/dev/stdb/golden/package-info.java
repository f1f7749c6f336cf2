/** What a real server said, to test against. */
@NullMarked
package dev.stdb.golden;

import org.jspecify.annotations.NullMarked;
