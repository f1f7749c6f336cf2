package dev.stdb.client.internal.session;

import dev.stdb.client.internal.cache.TableDelta;
import java.util.List;

/** Hears what becomes of one query set, on the session's thread, after the cache took it. */
public interface SetListener {
    /** @param rows how many rows the answer carried, over all queries */
    void applied(int rows, List<TableDelta> changes);

    /** Never applied. */
    void refused(String error);

    /** Applied before, and ended by the server. */
    void failed(String error, List<TableDelta> changes);

    /** Ended as asked. */
    void ended(List<TableDelta> changes);

    /** The connection ended first. */
    void lost();
}
