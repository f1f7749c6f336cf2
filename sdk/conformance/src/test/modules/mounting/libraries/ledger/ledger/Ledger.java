package ledger;

import audit.Audit;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Index;
import dev.stdb.module.Log;
import dev.stdb.module.Name;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Procedure;
import dev.stdb.module.Query;
import dev.stdb.module.Reducer;
import dev.stdb.module.ReducerException;
import dev.stdb.module.Submodule;
import dev.stdb.module.Table;
import dev.stdb.module.U64;
import dev.stdb.module.Unique;
import dev.stdb.module.View;
import java.util.List;

/** A module that is mounted and mounts another: accounts that earn interest. */
@Submodule(namespace = "trail", root = Audit.class)
public final class Ledger {
    private Ledger() {}

    public enum Kind {
        CURRENT,
        @Name("longTerm")
        SAVINGS
    }

    @Table(isPublic = true)
    public record Account(
            @PrimaryKey @AutoInc @U64 long id, @Unique String holderName, @Index Identity openedBy, Kind kind, long balance)
            implements AccountWith {}

    @Table(scheduled = "accrue", scheduledAt = "due")
    public record InterestTimer(@PrimaryKey @AutoInc @U64 long id, ScheduleAt due, long percent) {}

    @Reducer
    public static void open(ReducerContext ctx, String holder, Kind kind) {
        if (holder.isEmpty()) {
            throw new ReducerException("an account needs a holder");
        }
        Account account = ctx.db().account().insert(new Account(0, holder, ctx.sender(), kind, 0));
        Audit.add(ctx.db().trail(), "opened " + account.id());
        ctx.immediately().report("opened", account.id());
    }

    @Reducer
    public static void report(String what, @U64 long id) {
        Log.info(what + " " + id);
    }

    @Reducer
    public static void startInterest(ReducerContext ctx, long percent, long millis) {
        ScheduleAt due = ScheduleAt.at(ctx.timestamp().plus(new TimeDuration(millis * 1000)));
        ctx.db().interestTimer().insert(new InterestTimer(0, due, percent));
    }

    @Reducer
    public static void accrue(ReducerContext ctx, InterestTimer timer) {
        for (Account account : ctx.db().account()) {
            ctx.db().account().id().update(account.withBalance(account.balance() * (100 + timer.percent()) / 100));
        }
        Audit.add(ctx.db().trail(), "interest");
    }

    /** For modules that mount this one. */
    public static Account deposit(Db db, String holder, long amount) {
        Account account = db.account().holderName().find(holder);
        if (account == null) {
            throw new ReducerException("nobody is called " + holder);
        }
        return db.account().id().update(account.withBalance(account.balance() + amount));
    }

    @View(primaryKey = "id")
    public static List<Account> mine(ViewContext ctx) {
        return ctx.db().account().openedBy().filter(ctx.sender()).toList();
    }

    @View
    public static Query<Account> savings(AnonymousViewContext ctx) {
        return ctx.from().account().where(a -> a.balance().gte(100L));
    }

    @Procedure
    public static long total(ProcedureContext ctx, Kind kind) {
        return ctx.withTx(tx -> {
            tx.immediately().report("counted", 0);
            long total = 0;
            for (Account account : tx.db().account()) {
                total += account.kind() == kind ? account.balance() : 0;
            }
            return total;
        });
    }
}
