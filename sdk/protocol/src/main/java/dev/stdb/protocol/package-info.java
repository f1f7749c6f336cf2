/**
 * The WebSocket protocol of SpacetimeDB, versions 2 and 3, in both directions: messages, frames, compression. No
 * network: {@link dev.stdb.protocol.ServerFrames} and {@link dev.stdb.protocol.ClientFrames} turn the payload of a
 * binary WebSocket message into messages and back.
 */
@NullMarked
package dev.stdb.protocol;

import org.jspecify.annotations.NullMarked;
