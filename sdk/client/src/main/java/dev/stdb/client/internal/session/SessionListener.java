package dev.stdb.client.internal.session;

import dev.stdb.client.internal.cache.TableDelta;
import dev.stdb.protocol.ServerMessage;
import java.util.List;

/** Hears what nobody asked for, on the session's thread. */
public interface SessionListener {
    /** The server's first message. */
    void introduced(ServerMessage.InitialConnection who);

    /** Somebody else's transaction, after the cache took it. */
    void updated(List<TableDelta> changes);

    /** Something odd that does no harm. */
    void warning(String sentence);
}
