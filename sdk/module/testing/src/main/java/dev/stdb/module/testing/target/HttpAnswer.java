package dev.stdb.module.testing.target;

/** What became of a request that the module sent. */
public sealed interface HttpAnswer {
    /**
     * An answer came.
     *
     * @param head BSATN of the response without body
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Answered(byte[] head, byte[] body) implements HttpAnswer {}

    /** None came; the module gets to read why. */
    record Failed(String reason) implements HttpAnswer {}
}
