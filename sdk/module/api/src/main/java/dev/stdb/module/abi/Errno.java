package dev.stdb.module.abi;

/** The host functions' results that are not answers. */
public final class Errno {
    public static final int OK = 0;
    /** An iterator or source has given its last bytes and is gone. */
    public static final int EXHAUSTED = -1;

    public static final int HOST_CALL_FAILURE = 1;
    public static final int NOT_IN_TRANSACTION = 2;
    public static final int BSATN_DECODE_ERROR = 3;
    public static final int NO_SUCH_TABLE = 4;
    public static final int NO_SUCH_INDEX = 5;
    public static final int NO_SUCH_ITER = 6;
    public static final int NO_SUCH_CONSOLE_TIMER = 7;
    public static final int NO_SUCH_BYTES = 8;
    public static final int NO_SPACE = 9;
    public static final int WRONG_INDEX_ALGO = 10;
    public static final int BUFFER_TOO_SMALL = 11;
    public static final int UNIQUE_ALREADY_EXISTS = 12;
    public static final int SCHEDULE_AT_DELAY_TOO_LONG = 13;
    public static final int INDEX_NOT_UNIQUE = 14;
    public static final int NO_SUCH_ROW = 15;
    public static final int AUTO_INC_OVERFLOW = 16;
    public static final int WOULD_BLOCK_TRANSACTION = 17;
    public static final int TRANSACTION_NOT_ANONYMOUS = 18;
    public static final int TRANSACTION_IS_READ_ONLY = 19;
    public static final int TRANSACTION_IS_MUT = 20;
    public static final int HTTP_ERROR = 21;

    private Errno() {}

    /** What the number means, in the server's words. */
    public static String text(int errno) {
        return switch (errno) {
            case HOST_CALL_FAILURE -> "the host call failed";
            case NOT_IN_TRANSACTION -> "there is no open transaction";
            case BSATN_DECODE_ERROR -> "the host could not decode the BSATN it was given";
            case NO_SUCH_TABLE -> "there is no such table";
            case NO_SUCH_INDEX -> "there is no such index";
            case NO_SUCH_ITER -> "there is no such row iterator";
            case NO_SUCH_CONSOLE_TIMER -> "there is no such console timer";
            case NO_SUCH_BYTES -> "there is no such bytes source or sink";
            case NO_SPACE -> "the bytes sink has no space left";
            case WRONG_INDEX_ALGO -> "the index does not support range scans";
            case BUFFER_TOO_SMALL -> "the buffer is too small";
            case UNIQUE_ALREADY_EXISTS -> "a row with the same unique column exists";
            case SCHEDULE_AT_DELAY_TOO_LONG -> "the schedule is too far in the future";
            case INDEX_NOT_UNIQUE -> "the index is not unique";
            case NO_SUCH_ROW -> "there is no such row";
            case AUTO_INC_OVERFLOW -> "the auto-increment sequence overflowed";
            case WOULD_BLOCK_TRANSACTION -> "this is not possible inside a transaction";
            case TRANSACTION_NOT_ANONYMOUS -> "there is no anonymous transaction to end";
            case TRANSACTION_IS_READ_ONLY -> "the transaction is read-only";
            case TRANSACTION_IS_MUT -> "the transaction is mutable";
            case HTTP_ERROR -> "the HTTP request failed";
            default -> "unknown error";
        };
    }
}
