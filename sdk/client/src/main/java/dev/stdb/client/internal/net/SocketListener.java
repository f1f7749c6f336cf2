package dev.stdb.client.internal.net;

/** Hears what happens on a {@link Socket}; all on its event loop. Either {@link #refused} or {@link #opened} comes, once. */
public interface SocketListener {
    /**
     * The WebSocket is open.
     *
     * @param protocol the {@code Sec-WebSocket-Protocol} the server chose
     */
    void opened(String protocol);

    /** The WebSocket was not opened; nothing more will come. */
    void refused(OpenFailure why);

    /** One whole binary message, whatever number of frames it came in. The array is the listener's own. */
    void message(byte[] payload);

    /** The socket is closed; nothing more will come. Only after {@link #opened}. */
    void ended(SocketEnd how);
}
