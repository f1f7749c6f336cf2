package dev.stdb.schema;

/** The event that a lifecycle reducer answers; ordinals are the wire tags. */
public enum Lifecycle {
    INIT("Init"),
    ON_CONNECT("OnConnect"),
    ON_DISCONNECT("OnDisconnect");

    private final String serverName;

    Lifecycle(String serverName) {
        this.serverName = serverName;
    }

    /** The name that the server's JSON and messages use, such as {@code OnConnect}. */
    public String serverName() {
        return serverName;
    }
}
