package dev.stdb.module.testing;

import org.jspecify.annotations.Nullable;

/** A view could not be run, so whatever needed its result is rolled back. */
final class ViewFailure extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final String reason;

    ViewFailure(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
