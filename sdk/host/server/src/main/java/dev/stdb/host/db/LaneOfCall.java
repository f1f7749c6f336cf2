package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.modulehttp.ModuleRequest;
import dev.stdb.host.modulehttp.ModuleResponse;
import dev.stdb.host.modulehttp.OutgoingHttp;
import dev.stdb.host.program.Errno;
import dev.stdb.host.program.OwnLane;
import dev.stdb.host.program.TransactionAccess;
import org.jspecify.annotations.Nullable;

/** What one procedure or HTTP handler can do beside everything else. Used by the thread that runs the call. */
final class LaneOfCall implements OwnLane {
    private final Writer writer;
    private final Datastore store;
    private final Commits commits;
    private final GuestTransaction.RowTimers timers;
    private final OutgoingHttp outgoing;
    private @Nullable WriterLoan loan;

    LaneOfCall(
            Writer writer, Datastore store, Commits commits, GuestTransaction.RowTimers timers, OutgoingHttp outgoing) {
        this.writer = writer;
        this.store = store;
        this.commits = commits;
        this.timers = timers;
        this.outgoing = outgoing;
    }

    @Override
    public TransactionAccess start() throws InterruptedException {
        WriterLoan taken = WriterLoan.take(writer, store, commits);
        loan = taken;
        return new GuestTransaction(store, taken.tx(), timers);
    }

    private WriterLoan end() {
        WriterLoan open = loan;
        loan = null;
        if (open == null) {
            throw new IllegalStateException("no transaction is open");
        }
        return open;
    }

    @Override
    public void commit() {
        end().commit();
    }

    @Override
    public void abort() {
        end().abort();
    }

    @Override
    public Sending http(byte[] request) {
        try {
            ModuleRequest asked = ModuleRequest.CODEC.read(new BsatnReader(request));
            return body -> send(asked, body);
        } catch (BsatnException e) {
            throw new Errno.Failure(Errno.BSATN_DECODE_ERROR);
        }
    }

    private Answer send(ModuleRequest request, byte[] body) throws InterruptedException, FailedRequest {
        try {
            OutgoingHttp.Answer answer = outgoing.send(request, body);
            return new Answer(ModuleResponse.CODEC.encode(answer.head()), answer.body());
        } catch (OutgoingHttp.Failed e) {
            throw new FailedRequest(String.valueOf(e.getMessage()));
        }
    }
}
