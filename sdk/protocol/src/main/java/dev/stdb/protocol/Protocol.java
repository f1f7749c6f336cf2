package dev.stdb.protocol;

import java.util.Optional;

/** A version of the protocol, in the server's order of preference. */
public enum Protocol {
    /** The messages of version 2, several in one frame. */
    V3("v3.bsatn.spacetimedb"),
    /** One message in each frame. */
    V2("v2.bsatn.spacetimedb");

    private final String subprotocol;

    Protocol(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    /** The name in {@code Sec-WebSocket-Protocol}. */
    public String subprotocol() {
        return subprotocol;
    }

    /** The protocol of this name, compared case-sensitively as the server does. */
    public static Optional<Protocol> ofSubprotocol(String name) {
        for (Protocol protocol : values()) {
            if (protocol.subprotocol.equals(name)) return Optional.of(protocol);
        }
        return Optional.empty();
    }
}
