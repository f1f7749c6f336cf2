/** WebSocket sessions: frames in, messages out. */
@NullMarked
package dev.stdb.host.ws;

import org.jspecify.annotations.NullMarked;
