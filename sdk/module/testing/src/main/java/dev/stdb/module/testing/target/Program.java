package dev.stdb.module.testing.target;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadView;
import org.jspecify.annotations.Nullable;

/**
 * A module that can run. Calls may come while another one waits in {@link World#sleepUntil} or {@link World#commit}; all on one thread.
 */
public interface Program extends AutoCloseable {
    /** The module definition, BSATN as the module describes itself. */
    byte[] definition();

    /** Runs a reducer in the open transaction; what becomes of the transaction is the caller's to decide. */
    Ended reducer(FunctionCall call, MutTx transaction);

    /** Runs a procedure, which opens transactions by itself. */
    Ended procedure(FunctionCall call);

    /**
     * Runs a view.
     *
     * @param id position among the views of its kind
     * @param sender who looks; null for a view that is the same for all
     * @param reads all that it may read
     */
    Ended view(int id, String name, @Nullable Identity sender, ReadView reads);

    /** Runs an HTTP handler, which opens transactions by itself. */
    Ended handler(HandlerCall call);

    /** Gives back what the program holds. */
    @Override
    void close();
}
