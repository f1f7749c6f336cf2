package dev.stdb.client.internal.session;

import java.io.Serial;

/** The server broke a rule in a way that leaves nothing to rely on. */
public final class ProtocolViolation extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ProtocolViolation(String message) {
        super(message);
    }
}
