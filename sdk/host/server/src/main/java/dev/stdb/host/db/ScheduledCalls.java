package dev.stdb.host.db;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.DueRow;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ScheduleTimers;
import dev.stdb.host.datastore.ViewException;
import dev.stdb.host.program.Errno;
import dev.stdb.schema.FunctionKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when the timer of a scheduled row fires. Scheduled functions run strictly one after the other, procedures
 * that sleep included. Entered by whoever has the writer.
 */
final class ScheduledCalls {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledCalls.class);
    /** Immediate calls that may wait for their turn. */
    private static final int MAX_SOON = 100_000;

    private final Datastore store;
    private final Schedules schedules;
    private final Commits commits;
    private final Functions functions;
    private final Writer writer;
    private final Deque<Consumer<Runnable>> waiting = new ArrayDeque<>();
    private final AtomicInteger soon = new AtomicInteger();
    private boolean busy;

    /** Runs the functions of schedules. */
    interface Functions {
        /** Runs a reducer, not before the intended time. */
        void reducer(String name, byte[] args, long intended);

        /** Runs a procedure, not before the intended time; {@code done} is run on the writer thread when it has ended. */
        void procedure(String name, byte[] args, long intended, Runnable done);
    }

    ScheduledCalls(Datastore store, Schedules schedules, Commits commits, Functions functions, Writer writer) {
        this.store = store;
        this.schedules = schedules;
        this.commits = commits;
        this.functions = functions;
        this.writer = writer;
    }

    // ---- one after the other

    /** Queues a call that has no row: of a reducer, as soon as those before it have ended. For all threads. */
    void soon(String reducer, byte[] args) {
        if (soon.incrementAndGet() > MAX_SOON) {
            soon.decrementAndGet();
            throw new Errno.Fatal("more than " + MAX_SOON + " immediate calls wait for their turn");
        }
        writer.submit(() -> enqueue(done -> {
            soon.decrementAndGet();
            functions.reducer(reducer, args, 0);
            done.run();
        }));
    }

    /** A timer has fired: calls the function, when it is its turn, if the row is still there. */
    void due(ScheduleTimers.Entry entry) {
        enqueue(done -> run(entry, done));
    }

    private void enqueue(Consumer<Runnable> call) {
        waiting.add(call);
        writer.submit(this::next);
    }

    private void next() {
        if (busy) {
            return;
        }
        Consumer<Runnable> call = waiting.poll();
        if (call == null) {
            return;
        }
        busy = true;
        try {
            call.accept(this::done);
        } catch (RuntimeException | Error e) {
            done();
            throw e;
        }
    }

    private void done() {
        busy = false;
        writer.submit(this::next);
    }

    // ---- rows

    /** A row was written: arms its timer if its table is a scheduled one. */
    void written(int table, byte[] row) {
        store.scheduled(table, row).ifPresent(schedules::arm);
    }

    private void run(ScheduleTimers.Entry entry, Runnable done) {
        DueRow row = schedules.isCurrent(entry) ? store.due(entry.key()).orElse(null) : null;
        if (row == null) {
            schedules.forget(entry);
            done.run();
        } else if (row.kind() == FunctionKind.PROCEDURE) {
            after(entry); // of a procedure the next tick is settled first
            functions.procedure(row.function(), row.row(), entry.due(), done);
        } else {
            functions.reducer(row.function(), row.row(), entry.due());
            after(entry);
            done.run();
        }
    }

    /** A one-shot row goes, whatever became of its call; a repeating one gets its next tick. */
    private void after(ScheduleTimers.Entry entry) {
        DueRow row = store.due(entry.key()).orElse(null);
        if (row == null) {
            schedules.forget(entry.key());
            return;
        }
        switch (row.at()) {
            case ScheduleAt.Time time -> {
                schedules.forget(entry.key());
                delete(entry.key().table(), row.row());
            }
            case ScheduleAt.Interval(var every) -> {
                if (schedules.isCurrent(entry)) {
                    schedules.armNext(entry, every.micros());
                }
            }
        }
    }

    private void delete(int table, byte[] row) {
        try (MutTx tx = store.begin()) {
            tx.delete(table, row);
            commits.commit(tx, null);
        } catch (ViewException e) {
            LOG.warn("a row of table {} stays though its call is over: {}", table, e.getMessage());
        }
    }
}
