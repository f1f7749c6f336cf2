package dev.stdb.host.db;

import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.program.Errno;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * The writer, lent to another thread for one transaction: while that thread uses the transaction, the writer thread waits
 * for its end, and commits or rolls back itself. So only one of them is in the database at any time.
 */
final class WriterLoan {
    private final CompletableFuture<MutTx> granted = new CompletableFuture<>();
    private final CompletableFuture<Boolean> commit = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private WriterLoan() {}

    /**
     * Asks for the writer and waits until it is free. For any thread but the writer's.
     *
     * @throws InterruptedException when the waiting thread is interrupted; nothing is lent then
     * @throws Errno.Fatal when the database is closing
     */
    static WriterLoan take(Writer writer, Datastore store, Commits commits) throws InterruptedException {
        var loan = new WriterLoan();
        if (!writer.submit(() -> loan.serve(store, commits))) {
            throw new Errno.Fatal("the database is closing");
        }
        try {
            loan.granted.get();
            return loan;
        } catch (InterruptedException e) {
            loan.commit.complete(false);
            throw e;
        } catch (ExecutionException e) {
            throw new Errno.Fatal("no transaction can be opened: " + e.getCause());
        }
    }

    /** Entered on the writer thread. */
    private void serve(Datastore store, Commits commits) {
        try (MutTx tx = store.begin()) {
            granted.complete(tx);
            if (commit.get()) {
                commits.commit(tx, null);
            }
            over.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            over.completeExceptionally(new IllegalStateException("the database is closing"));
        } catch (ExecutionException | RuntimeException | Error e) { // the borrower has to learn of it, whatever it is
            granted.completeExceptionally(e);
            over.completeExceptionally(e);
        }
    }

    /** The transaction, for the borrower's thread until the loan ends. */
    MutTx tx() {
        return granted.join();
    }

    /**
     * Ends the loan and waits for the commit.
     *
     * @throws Errno.Fatal when it cannot be committed; it is rolled back then
     */
    void commit() {
        commit.complete(true);
        try {
            over.join();
        } catch (CompletionException e) {
            throw new Errno.Fatal("the transaction was not committed: " + e.getCause());
        }
    }

    /** Ends the loan; everything is rolled back. */
    void abort() {
        commit.complete(false);
        over.exceptionally(e -> null).join();
    }
}
