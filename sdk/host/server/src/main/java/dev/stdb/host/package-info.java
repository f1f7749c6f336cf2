/** The embedded host: runs module programs in this JVM and speaks the server's HTTP and WebSocket API. Start with {@link dev.stdb.host.EmbeddedHost}. */
@NullMarked
package dev.stdb.host;

import org.jspecify.annotations.NullMarked;
