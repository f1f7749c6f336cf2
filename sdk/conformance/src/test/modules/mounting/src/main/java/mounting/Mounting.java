package mounting;

import audit.Audit;
import dev.stdb.module.ClientConnected;
import dev.stdb.module.ClientVisibilityFilter;
import dev.stdb.module.Init;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Query;
import dev.stdb.module.Reducer;
import dev.stdb.module.Submodule;
import dev.stdb.module.Table;
import dev.stdb.module.View;
import java.util.List;
import ledger.Ledger;
import ledger.Ledger.Account;

/** Mounts a module that mounts another, and that other once more by itself. */
@Submodule(namespace = "bank", root = Ledger.class)
@Submodule(namespace = "log", root = Audit.class)
public final class Mounting {
    private Mounting() {}

    @Table(isPublic = true)
    record Visit(@PrimaryKey int number, String who) {}

    /** A row for the whole bank. */
    record Summary(String holders, long balance) {}

    @ClientVisibilityFilter
    static final String ONLY_MEANT_NOTES = "SELECT * FROM log.audit_note WHERE noteText <> 'secret'";

    @Init
    static void init(ReducerContext ctx) {
        ctx.db().bank().account().insert(new Account(0, "the bank", ctx.sender(), Ledger.Kind.CURRENT, 1000));
    }

    @ClientConnected
    static void connected(ReducerContext ctx) {
        Audit.add(ctx.db().log(), "somebody came");
    }

    @Reducer
    static void deposit(ReducerContext ctx, String holder, long amount) {
        Account account = Ledger.deposit(ctx.db().bank(), holder, amount);
        Audit.add(ctx.db().bank().trail(), holder + " has " + account.balance());
        Audit.add(ctx.db().log(), "secret");
        ctx.db().visit().insert(new Visit((int) ctx.db().visit().count(), holder));
    }

    @View
    static List<Summary> summary(AnonymousViewContext ctx) {
        StringBuilder holders = new StringBuilder();
        long balance = 0;
        for (Account account : ctx.db().bank().account()) {
            holders.append(account.holderName()).append(' ');
            balance += account.balance();
        }
        return List.of(new Summary(holders.toString().strip(), balance));
    }

    @View
    static Query<Account> poor(AnonymousViewContext ctx) {
        return ctx.from().bank().account().where(a -> a.balance().lt(100L));
    }
}
