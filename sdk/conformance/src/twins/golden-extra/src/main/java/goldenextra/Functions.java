package goldenextra;

import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.module.IntRange;
import dev.stdb.module.Procedure;
import dev.stdb.module.Result;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.View;
import goldenextra.Tables.Ev;
import goldenextra.Tables.Item;
import goldenextra.Tables.Plain;
import java.util.List;
import java.util.Optional;

/** Procedures and views. */
public final class Functions {
    private Functions() {}

    @Procedure
    public static void proc_unit(ProcedureContext ctx) {}

    @Procedure
    public static Optional<@U32 Long> proc_option(ProcedureContext ctx, Optional<@U32 Long> v) {
        return v;
    }

    @Procedure
    public static Result<@U32 Long, String> proc_result(ProcedureContext ctx, boolean ok) {
        return ok ? Result.ok(7L) : Result.err("an error value");
    }

    @Procedure
    public static @U32 long proc_two_tx(ProcedureContext ctx, @U32 long x) {
        ctx.inTx(tx -> {
            tx.db().plain().insert(new Plain(x, "first tx"));
            tx.db().ev().insert(new Ev("first tx", x));
        });
        ctx.inTx(tx -> tx.db().plain().insert(new Plain(x + 1, "second tx")));
        Result<String, String> refused = ctx.tryWithTx(tx -> {
            tx.db().plain().insert(new Plain(x + 2, "rolled back"));
            return Result.err("no");
        });
        return refused.isOk() ? x + 2 : x + 1;
    }

    @Procedure
    public static void proc_tx_then_panic(ProcedureContext ctx, @U32 long x) {
        ctx.inTx(tx -> tx.db().plain().insert(new Plain(x, "committed before the panic")));
        throw new IllegalStateException("after commit");
    }

    @Procedure
    public static @U32 long proc_slow(ProcedureContext ctx, @U64 long micros, @U32 long tag) {
        ctx.sleepUntil(ctx.timestamp().plus(new TimeDuration(micros)));
        return tag;
    }

    @View
    public static List<Item> high_items(AnonymousViewContext ctx) {
        return ctx.db().item().score().filter(IntRange.atLeast(100)).toList();
    }

    /** Depends on its caller for no reason but to be computed for each. */
    @View
    public static List<Item> my_visits(ViewContext ctx) {
        ctx.sender();
        return ctx.db().item().score().filter(7).toList();
    }

    @View
    public static List<Item> fragile(AnonymousViewContext ctx) {
        List<Item> items =
                ctx.db().item().score().filter(IntRange.closedOpen(-1000, -900)).toList();
        for (Item item : items) {
            if (item.name().equals("break the view")) {
                throw new IllegalStateException("the view broke");
            }
        }
        return items;
    }
}
