package dev.stdb.host.db;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.host.auth.Caller;
import dev.stdb.protocol.ServerMessage;

/** A connection that holds subscriptions. Its methods are called on any thread, in the order that counts, and must not block. */
public interface Subscriber {
    /** Who it is. */
    Caller caller();

    /** Which connection it is. */
    ConnectionId connectionId();

    /** Queues a message. */
    void send(ServerMessage message);

    /** Ends the connection with a close code. */
    void close(int code, String reason);

    /** Ends the connection without a close frame. */
    void drop();
}
