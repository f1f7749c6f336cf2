package dev.stdb.client.internal.session;

/** Waits for the answer to one request; exactly one of the two is called, on the session's thread. */
public interface Reply<T> {
    void answer(T answer);

    /** The connection ended first. */
    void lost();
}
