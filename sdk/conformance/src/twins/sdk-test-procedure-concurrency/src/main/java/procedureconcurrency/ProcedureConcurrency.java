package procedureconcurrency;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Log;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Procedure;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.U64;

/** Which work may run while a procedure sleeps. */
public final class ProcedureConcurrency {
    private static final TimeDuration PATIENCE = TimeDuration.ofSeconds(10);
    private static final TimeDuration POLL = TimeDuration.ofMillis(100);
    private static final String BEFORE = "procedure_before";

    private ProcedureConcurrency() {}

    @Table(accessor = "procedure_concurrency_row", isPublic = true)
    public record ProcedureConcurrencyRow(@AutoInc @U32 long insertion_order, String insertion_context) {}

    @Table(accessor = "scheduled_reducer_row", scheduled = "insert_scheduled_reducer")
    public record ScheduledReducerRow(
            @PrimaryKey @AutoInc @U64 long scheduled_id, ScheduleAt scheduled_at) {}

    @Table(accessor = "scheduled_procedure_row", scheduled = "scheduled_procedure_sleep_between_inserts")
    public record ScheduledProcedureRow(
            @PrimaryKey @AutoInc @U64 long scheduled_id, ScheduleAt scheduled_at) {}

    private static void insert(ReducerContext ctx, String context) {
        ctx.db().procedure_concurrency_row().insert(new ProcedureConcurrencyRow(0, context));
    }

    @Reducer
    public static void insert_reducer_row(ReducerContext ctx) {
        insert(ctx, "reducer");
    }

    @Reducer
    public static void insert_scheduled_reducer(ReducerContext ctx, ScheduledReducerRow _schedule) {
        insert(ctx, "scheduled_reducer");
    }

    @Procedure
    public static void procedure_sleep_between_inserts(ProcedureContext ctx) {
        ctx.inTx(tx -> insert(tx, BEFORE));
        awaitAnotherRow(ctx);
        ctx.inTx(tx -> insert(tx, "procedure_after"));
    }

    @Procedure
    public static void procedure_schedule_reducer_between_inserts(ProcedureContext ctx) {
        ctx.inTx(tx -> {
            insert(tx, BEFORE);
            tx.db().scheduled_reducer_row().insert(new ScheduledReducerRow(0, ScheduleAt.at(tx.timestamp())));
        });
        awaitAnotherRow(ctx);
        ctx.inTx(tx -> insert(tx, "procedure_after"));
    }

    @Procedure
    public static void scheduled_procedure_sleep_between_inserts(
            ProcedureContext ctx, ScheduledProcedureRow _schedule) {
        ctx.inTx(tx -> insert(tx, "scheduled_procedure_before"));
        ctx.sleepUntil(ctx.timestamp().plus(PATIENCE));
        ctx.inTx(tx -> insert(tx, "scheduled_procedure_after"));
    }

    @Reducer
    public static void schedule_procedure_then_reducer(ReducerContext ctx) {
        Timestamp now = ctx.timestamp();
        ctx.db().scheduled_procedure_row().insert(new ScheduledProcedureRow(0, ScheduleAt.at(now)));
        ctx.db()
                .scheduled_reducer_row()
                .insert(new ScheduledReducerRow(0, ScheduleAt.at(now.plus(TimeDuration.ofSeconds(2)))));
    }

    /** Sleeps, again and again, until somebody else has written a row. */
    private static void awaitAnotherRow(ProcedureContext ctx) {
        Timestamp deadline = ctx.timestamp().plus(PATIENCE);
        Log.info("poll_until_tx_true: will give up at " + deadline);
        while (ctx.timestamp().compareTo(deadline) < 0) {
            Timestamp next = ctx.timestamp().plus(POLL);
            Log.info("poll_until_tx_true: sleeping until " + next);
            ctx.sleepUntil(next);
            if (ctx.withTx(ProcedureConcurrency::somebodyElseWrote)) {
                Log.info("poll_until_tx_true: succeeded, returning now");
                return;
            }
            Log.info("poll_until_tx_true: false");
        }
        throw new IllegalStateException("poll_until_tx_true: exceeded timeout 10s");
    }

    private static boolean somebodyElseWrote(ReducerContext tx) {
        for (ProcedureConcurrencyRow row : tx.db().procedure_concurrency_row()) {
            if (!row.insertion_context().equals(BEFORE)) {
                return true;
            }
        }
        return false;
    }
}
