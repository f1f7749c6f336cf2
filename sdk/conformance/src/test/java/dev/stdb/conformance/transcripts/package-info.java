/** The embedded host against what a real server said over WebSockets, with the twins in place of its modules. */
@NullMarked
package dev.stdb.conformance.transcripts;

import org.jspecify.annotations.NullMarked;
