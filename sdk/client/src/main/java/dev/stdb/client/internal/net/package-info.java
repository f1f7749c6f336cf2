/** The socket: WebSocket handshake, frames, watchdog. The only package that touches Netty. */
@NullMarked
package dev.stdb.client.internal.net;

import org.jspecify.annotations.NullMarked;
