package dev.stdb.host.datastore;

import java.util.OptionalInt;

/**
 * Why the datastore refused an operation. The transaction stays usable. Messages are the server's where it has one.
 *
 * <p>{@link #errno()} is what a module gets from the host function (crates/primitives/src/errno.rs); empty means that the server has no number for it and ends
 * the call with a trap.
 */
public abstract sealed class DatastoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int TRAP = 0;

    private final int errno;

    private DatastoreException(int errno, String message) {
        super(message);
        this.errno = errno;
    }

    /** The ABI's error number, or empty when the call must trap. */
    public OptionalInt errno() {
        return errno == TRAP ? OptionalInt.empty() : OptionalInt.of(errno);
    }

    /** Bytes from the module are not what the table or index wants. */
    public static final class Undecodable extends DatastoreException {
        private static final long serialVersionUID = 1L;

        Undecodable(String message) {
            super(3, message);
        }
    }

    /** No table has this id. */
    public static final class NoSuchTable extends DatastoreException {
        private static final long serialVersionUID = 1L;

        NoSuchTable(int id) {
            super(4, "no table has the id " + Integer.toUnsignedString(id));
        }
    }

    /** No index has this id, or none of the table named with it. */
    public static final class NoSuchIndex extends DatastoreException {
        private static final long serialVersionUID = 1L;

        NoSuchIndex(int id) {
            super(5, "no index has the id " + Integer.toUnsignedString(id));
        }
    }

    /** Another row has the same key. The message is the server's, without its prefix {@code IndexError: }. */
    public static final class UniqueViolation extends DatastoreException {
        private static final long serialVersionUID = 1L;

        UniqueViolation(String message) {
            super(12, message);
        }
    }

    /** A schedule lies too far in the future. */
    public static final class ScheduleTooLong extends DatastoreException {
        private static final long serialVersionUID = 1L;

        ScheduleTooLong(String message) {
            super(13, message);
        }
    }

    /** An update through an index that does not identify rows. */
    public static final class IndexNotUnique extends DatastoreException {
        private static final long serialVersionUID = 1L;

        IndexNotUnique(String index) {
            super(14, "index `" + index + "` is not unique, so it cannot find the row to update");
        }
    }

    /** An update of a row whose key no row has. */
    public static final class NoSuchRow extends DatastoreException {
        private static final long serialVersionUID = 1L;

        NoSuchRow(String index) {
            super(15, "no row has the key of the new row in index `" + index + "`");
        }
    }

    /** A failure without number: the server ends the call. */
    public static final class Trap extends DatastoreException {
        private static final long serialVersionUID = 1L;

        Trap(String message) {
            super(TRAP, message);
        }
    }
}
