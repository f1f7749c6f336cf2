package dev.stdb.module.testing;

import org.jspecify.annotations.Nullable;

/** Ends a call as wasm's trap would: an Error, so that module code does not catch it by accident. */
final class HostTrap extends Error {
    private static final long serialVersionUID = 1;

    private final String reason;

    HostTrap(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
