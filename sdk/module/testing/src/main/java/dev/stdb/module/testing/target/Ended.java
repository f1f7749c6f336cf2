package dev.stdb.module.testing.target;

import org.jspecify.annotations.Nullable;

/** How a call into the module ended. */
public sealed interface Ended {
    /**
     * It returned.
     *
     * @param code the export's return code
     * @param output what it wrote to its sink; of an HTTP handler, the answer without body
     * @param body the body of an HTTP handler's answer, else empty
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Returned(int code, byte[] output, byte[] body) implements Ended {}

    /**
     * It did not return.
     *
     * @param reason for people; the module's own words are in its log
     * @param exception what was thrown, null where there are no exceptions
     */
    record Crashed(String reason, @Nullable Throwable exception) implements Ended {}
}
