package dev.stdb.host.program;

/** Error numbers of the host ABI. */
public final class Errno {
    public static final int HOST_CALL_FAILURE = 1;
    public static final int NOT_IN_TRANSACTION = 2;
    public static final int BSATN_DECODE_ERROR = 3;
    public static final int NO_SUCH_TABLE = 4;
    public static final int NO_SUCH_INDEX = 5;
    public static final int NO_SUCH_ITER = 6;
    public static final int NO_SUCH_CONSOLE_TIMER = 7;
    public static final int NO_SUCH_BYTES = 8;
    public static final int NO_SPACE = 9;
    public static final int BUFFER_TOO_SMALL = 11;
    public static final int UNIQUE_ALREADY_EXISTS = 12;
    public static final int SCHEDULE_AT_DELAY_TOO_LONG = 13;
    public static final int INDEX_NOT_UNIQUE = 14;
    public static final int NO_SUCH_ROW = 15;
    public static final int WOULD_BLOCK_TRANSACTION = 17;
    public static final int TRANSACTION_NOT_ANONYMOUS = 18;
    public static final int HTTP_ERROR = 21;

    private Errno() {}

    /** Thrown by what works for an import: the module gets the number and goes on. */
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int number;

        /** With one of the numbers above. */
        public Failure(int number) {
            super("errno " + number, null, false, false);
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** Thrown by what works for an import: the call ends as if the module had trapped. */
    public static final class Fatal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** With the reason, for the log of the host. */
        public Fatal(String message) {
            super(message, null, false, false);
        }
    }
}
