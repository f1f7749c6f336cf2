package dev.stdb.host.program;

import dev.stdb.host.log.LogLevel;
import dev.stdb.host.log.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The call that an instance is running: its transaction, its byte channels, its time. Used by the thread that runs the
 * call.
 */
final class Call {
    private final Surroundings surroundings;
    private final ByteChannels channels = new ByteChannels();
    private @Nullable String function;
    private @Nullable TransactionAccess transaction;
    private @Nullable OwnLane lane;

    Call(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    ByteChannels channels() {
        return channels;
    }

    /**
     * Begins a call.
     *
     * @param name of the function, for log records
     * @param open the transaction it runs in, if it does not open its own
     * @param ownLane what it may do besides others, null for what runs on the main lane
     */
    void begin(@Nullable String name, @Nullable TransactionAccess open, @Nullable OwnLane ownLane) {
        channels.clear();
        function = name;
        transaction = open;
        lane = ownLane;
    }

    /** Ends the call: its sources, sinks and transaction are gone. */
    void end() {
        try {
            if (lane != null && transaction != null) {
                hostError("aborting dangling anonymous transaction in procedure " + function);
                lane.abort();
            }
        } finally {
            channels.clear();
            transaction = null;
            lane = null;
            function = null;
        }
    }

    @Nullable
    String function() {
        return function;
    }

    /** The open transaction; without one the module gets its error number. */
    TransactionAccess tx() {
        if (transaction == null) {
            throw new Errno.Failure(Errno.NOT_IN_TRANSACTION);
        }
        return transaction;
    }

    // ---- of procedures and HTTP handlers

    /** What the call may do besides others; on the main lane the import that asked ends the call. */
    OwnLane lane(String importName) {
        if (lane == null) {
            throw new Errno.Fatal(importName + " is for procedures and HTTP handlers only");
        }
        return lane;
    }

    boolean hasOwnLane() {
        return lane != null;
    }

    boolean isInTransaction() {
        return transaction != null;
    }

    /** Opens a transaction of the call's own. */
    void openTransaction() {
        if (transaction != null || lane == null) {
            throw new Errno.Failure(Errno.WOULD_BLOCK_TRANSACTION);
        }
        OwnLane own = lane;
        transaction = waiting(own::start);
    }

    /** Whoever ends the open transaction of the call's own; it counts as ended from here on. */
    OwnLane closeTransaction() {
        if (lane == null || transaction == null) {
            throw new Errno.Failure(Errno.TRANSACTION_NOT_ANONYMOUS);
        }
        transaction = null;
        return lane;
    }

    /** What may block. */
    @FunctionalInterface
    interface Blocking<T> {
        T run() throws InterruptedException;
    }

    /** Runs what may block; an interrupt ends the call. */
    static <T> T waiting(Blocking<T> body) {
        try {
            return body.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Errno.Fatal("the call was given up: its client is gone, or the database is closing");
        }
    }

    void hostError(String message) {
        surroundings
                .log()
                .add(LogRecord.host(
                        LogLevel.ERROR,
                        surroundings.nowMicros(),
                        function == null ? "__spacetimedb__" : function,
                        message));
    }
}
