package dev.stdb.host.program;

/** The transactions that a procedure opens and ends by itself. Used by the thread that runs the call. */
public interface ProcedureTransactions {
    /** Opens a transaction. */
    TransactionAccess start();

    /** Commits the open one and tells subscribers. */
    void commit();

    /** Rolls the open one back. */
    void abort();
}
