package dev.stdb.host.program;

/**
 * What a procedure or HTTP handler can do because it runs beside everything else: open transactions of its own, wait, and
 * use the network. Used by the thread that runs the call.
 */
public interface OwnLane {
    /**
     * Opens a transaction, as soon as nobody else has one.
     *
     * @throws InterruptedException when the call is given up meanwhile
     * @throws Errno.Fatal when the database is closing
     */
    TransactionAccess start() throws InterruptedException;

    /**
     * Commits the open one and tells subscribers.
     *
     * @throws Errno.Fatal when it cannot be committed; it is rolled back then
     */
    void commit();

    /** Rolls the open one back. */
    void abort();

    /**
     * Reads a request that is to be sent.
     *
     * @param request BSATN of the server's {@code Request}
     * @throws Errno.Failure with {@link Errno#BSATN_DECODE_ERROR} when the bytes are no request
     */
    Sending http(byte[] request);

    /** A request that can be sent. */
    @FunctionalInterface
    interface Sending {
        /**
         * Sends it with this body and waits for the whole answer.
         *
         * @throws InterruptedException when the call is given up meanwhile
         * @throws FailedRequest when there is no answer
         */
        Answer send(byte[] body) throws InterruptedException, FailedRequest;
    }

    /**
     * An answer.
     *
     * @param response BSATN of the server's {@code Response}
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Answer(byte[] response, byte[] body) {}

    /** A request without answer; the message is what the module reads. */
    final class FailedRequest extends Exception {
        private static final long serialVersionUID = 1L;

        /** With the text for the module. */
        public FailedRequest(String message) {
            super(message);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }
}
