package dev.stdb.module.testing.wasm;

import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.db.GuestTransaction;
import dev.stdb.host.program.Errno;
import dev.stdb.host.program.OwnLane;
import dev.stdb.host.program.TransactionAccess;
import dev.stdb.module.testing.target.HttpAnswer;
import dev.stdb.module.testing.target.World;
import org.jspecify.annotations.Nullable;

/** What procedures and handlers do besides others, done in the test's world. For one call. */
final class WorldLane implements OwnLane {
    private final World world;
    private @Nullable MutTx open;

    WorldLane(World world) {
        this.world = world;
    }

    @Override
    public TransactionAccess start() {
        MutTx tx = world.begin();
        open = tx;
        return new GuestTransaction(world.store(), tx, world::written);
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
        MutTx tx = end();
        try {
            world.commit(tx);
        } catch (IllegalStateException e) {
            throw new Errno.Fatal("runtime error calling procedure_commit_mut_tx: " + e.getMessage());
        } finally {
            tx.close();
        }
    }

    @Override
    public void abort() {
        end().rollback();
    }

    @Override
    public Sending http(byte[] request) {
        return body -> switch (world.http(request, body)) {
            case HttpAnswer.Answered(byte[] head, byte[] content) -> new Answer(head, content);
            case HttpAnswer.Failed(String reason) -> throw new FailedRequest(reason);
        };
    }
}
