package dev.stdb.host.db;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.program.CallResult;
import dev.stdb.host.program.ProcedureTransactions;
import dev.stdb.host.program.ProgramException;
import dev.stdb.host.program.TransactionAccess;
import org.jspecify.annotations.Nullable;

/**
 * Runs procedures on the writer thread: nothing else happens in the database meanwhile, so those that would wait (for
 * time, for the network) are not supported.
 */
final class Procedures {
    private final RunningModule module;
    private final Datastore store;
    private final Commits commits;
    private final GuestTransaction.RowTimers timers;

    Procedures(RunningModule module, Datastore store, Commits commits, GuestTransaction.RowTimers timers) {
        this.module = module;
        this.store = store;
        this.commits = commits;
        this.timers = timers;
    }

    CallResult call(
            RunningModule.FoundProcedure found, byte[] args, Identity sender, ConnectionId connection, long micros) {
        try {
            CallResult result = module.instance()
                    .callProcedure(
                            found.id(),
                            found.procedure().name(),
                            sender,
                            connection,
                            micros,
                            args,
                            new OwnTransactions());
            if (!(result instanceof CallResult.Returned)) {
                module.instanceBroke();
            }
            return result;
        } catch (ProgramException e) {
            return new CallResult.Trapped(e.text());
        }
    }

    private final class OwnTransactions implements ProcedureTransactions {
        private @Nullable MutTx open;

        @Override
        public TransactionAccess start() {
            MutTx tx = store.begin();
            open = tx;
            return new GuestTransaction(store, tx, timers);
        }

        private MutTx end() {
            MutTx tx = open;
            open = null;
            if (tx == null) {
                throw new IllegalStateException("no transaction is open");
            }
            return tx;
        }

        @Override
        public void commit() {
            commits.commit(end(), null);
        }

        @Override
        public void abort() {
            end().rollback();
        }
    }
}
