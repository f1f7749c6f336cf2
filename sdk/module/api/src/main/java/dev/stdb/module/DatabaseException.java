package dev.stdb.module;

import dev.stdb.module.abi.Errno;

/**
 * The database could not do what the module asked. Left uncaught it ends the call as a crash; the transaction goes on when it is
 * caught.
 */
public abstract sealed class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int errno;

    private DatabaseException(int errno, String message) {
        super(message);
        this.errno = errno;
    }

    /** The host's number for it, see {@link Errno}. */
    public int errno() {
        return errno;
    }

    /** The exception for an errno; {@code what} says what was asked for. */
    public static DatabaseException of(int errno, String what) {
        String message = what + ": " + Errno.text(errno);
        return switch (errno) {
            case Errno.UNIQUE_ALREADY_EXISTS -> new UniqueViolation(message);
            case Errno.AUTO_INC_OVERFLOW -> new AutoIncOverflow(message);
            case Errno.NO_SUCH_ROW -> new NoSuchRow(message);
            case Errno.SCHEDULE_AT_DELAY_TOO_LONG -> new ScheduleTooFar(message);
            default -> new HostError(errno, message + " (errno " + errno + ")");
        };
    }

    /** A row with the same value in a unique column exists. Nothing was inserted or changed. */
    public static final class UniqueViolation extends DatabaseException {
        private static final long serialVersionUID = 1;

        UniqueViolation(String message) {
            super(Errno.UNIQUE_ALREADY_EXISTS, message);
        }
    }

    /** The sequence of an {@link AutoInc} column has no number left. */
    public static final class AutoIncOverflow extends DatabaseException {
        private static final long serialVersionUID = 1;

        AutoIncOverflow(String message) {
            super(Errno.AUTO_INC_OVERFLOW, message);
        }
    }

    /** An update found no row with the key. */
    public static final class NoSuchRow extends DatabaseException {
        private static final long serialVersionUID = 1;

        NoSuchRow(String message) {
            super(Errno.NO_SUCH_ROW, message);
        }
    }

    /** A row of a scheduled table is due more than about two years from now. */
    public static final class ScheduleTooFar extends DatabaseException {
        private static final long serialVersionUID = 1;

        ScheduleTooFar(String message) {
            super(Errno.SCHEDULE_AT_DELAY_TOO_LONG, message);
        }
    }

    /** Anything else the host refuses; {@link #errno} tells. */
    public static final class HostError extends DatabaseException {
        private static final long serialVersionUID = 1;

        HostError(int errno, String message) {
            super(errno, message);
        }
    }
}
