package goldenextra;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.module.ClientConnected;
import dev.stdb.module.ClientDisconnected;
import dev.stdb.module.Reducer;
import dev.stdb.module.ReducerException;
import dev.stdb.module.ReducerResult;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;
import goldenextra.Tables.Ev;
import goldenextra.Tables.Fixed;
import goldenextra.Tables.Gate;
import goldenextra.Tables.Item;
import goldenextra.Tables.KeyedEv;
import goldenextra.Tables.Numbered;
import goldenextra.Tables.Plain;
import goldenextra.Tables.Secret;
import goldenextra.Tables.Timer;
import goldenextra.Tables.UnitRow;
import goldenextra.Tables.Visit;

/** What changes tables, and what fails while it does. */
public final class Reducers {
    private Reducers() {}

    // ---- item

    @Reducer
    public static void insert_item(ReducerContext ctx, @U32 long id, String name, int score) {
        ctx.db().item().insert(new Item(id, name, score));
    }

    @Reducer
    public static void update_item(ReducerContext ctx, @U32 long id, String name, int score) {
        ctx.db().item().id().update(new Item(id, name, score));
    }

    @Reducer
    public static void delete_item(ReducerContext ctx, @U32 long id) {
        ctx.db().item().id().delete(id);
    }

    /** Deletes, then inserts with the same primary key. */
    @Reducer
    public static void replace_item(ReducerContext ctx, @U32 long id, String name, int score) {
        ctx.db().item().id().delete(id);
        ctx.db().item().insert(new Item(id, name, score));
    }

    /** Updates twice in one transaction. */
    @Reducer
    public static void update_item_twice(ReducerContext ctx, @U32 long id, String name, int score) {
        ctx.db().item().id().update(new Item(id, name + "-first", score));
        ctx.db().item().id().update(new Item(id, name, score));
    }

    /** Swaps the rows of two keys. */
    @Reducer
    public static ReducerResult swap_items(ReducerContext ctx, @U32 long a, @U32 long b) {
        Item x = ctx.db().item().id().find(a);
        if (x == null) {
            return ReducerResult.err("no a");
        }
        Item y = ctx.db().item().id().find(b);
        if (y == null) {
            return ReducerResult.err("no b");
        }
        ctx.db().item().id().update(new Item(a, y.name(), y.score()));
        ctx.db().item().id().update(new Item(b, x.name(), x.score()));
        return ReducerResult.ok();
    }

    @Reducer
    public static ReducerResult delete_reinsert_item(ReducerContext ctx, @U32 long id) {
        Item item = ctx.db().item().id().find(id);
        if (item == null) {
            return ReducerResult.err("no such item");
        }
        ctx.db().item().id().delete(id);
        ctx.db().item().insert(item);
        return ReducerResult.ok();
    }

    // ---- plain and fixed

    @Reducer
    public static void insert_plain(ReducerContext ctx, @U32 long x, String s) {
        ctx.db().plain().insert(new Plain(x, s));
    }

    @Reducer
    public static void insert_plain_twice(ReducerContext ctx, @U32 long x, String s) {
        ctx.db().plain().insert(new Plain(x, s));
        ctx.db().plain().insert(new Plain(x, s));
    }

    @Reducer
    public static void insert_delete_plain(ReducerContext ctx, @U32 long x, String s) {
        ctx.db().plain().insert(new Plain(x, s));
        ctx.db().plain().delete(new Plain(x, s));
    }

    @Reducer
    public static void delete_reinsert_plain(ReducerContext ctx, @U32 long x, String s) {
        ctx.db().plain().delete(new Plain(x, s));
        ctx.db().plain().insert(new Plain(x, s));
    }

    @Reducer
    public static void delete_plain(ReducerContext ctx, @U32 long x, String s) {
        ctx.db().plain().delete(new Plain(x, s));
    }

    @Reducer
    public static void fill_plain(ReducerContext ctx, @U32 long from, @U32 long count, String text) {
        for (long i = from; i < from + count; i++) {
            ctx.db().plain().insert(new Plain(i, text + " " + i));
        }
    }

    @Reducer
    public static void fill_fixed(ReducerContext ctx, @U32 long from, @U32 long count) {
        for (long i = from; i < from + count; i++) {
            ctx.db().fixed().insert(new Fixed(i, (int) i & 0xFF));
        }
    }

    @Reducer
    public static void clear_all(ReducerContext ctx) {
        for (Plain row : ctx.db().plain()) {
            ctx.db().plain().delete(row);
        }
        for (Fixed row : ctx.db().fixed()) {
            ctx.db().fixed().delete(row);
        }
        for (Item row : ctx.db().item()) {
            ctx.db().item().id().delete(row.id());
        }
    }

    // ---- unit_row and numbered

    @Reducer
    public static void insert_unit_row(ReducerContext ctx) {
        ctx.db().unit_row().insert(new UnitRow());
    }

    @Reducer
    public static void delete_unit_row(ReducerContext ctx) {
        ctx.db().unit_row().delete(new UnitRow());
    }

    @Reducer
    public static void insert_numbered(ReducerContext ctx, @U8 int id, String s) {
        ctx.db().numbered().insert(new Numbered(id, s));
    }

    @Reducer
    public static ReducerResult insert_numbered_then_error(ReducerContext ctx, String s) {
        ctx.db().numbered().insert(new Numbered(0, s));
        return ReducerResult.err("rolled back");
    }

    // ---- failures

    @Reducer
    public static ReducerResult insert_then_error(ReducerContext ctx, @U32 long x, String message) {
        ctx.db().plain().insert(new Plain(x, "never seen"));
        return ReducerResult.err(message);
    }

    @Reducer
    public static void insert_then_panic(ReducerContext ctx, @U32 long x, String message) {
        ctx.db().plain().insert(new Plain(x, "never seen"));
        throw new IllegalStateException(message);
    }

    /** Writes several tables in one transaction. */
    @Reducer
    public static void insert_everywhere(ReducerContext ctx, @U32 long n) {
        ctx.db().item().insert(new Item(n, "item " + n, (int) n));
        ctx.db().plain().insert(new Plain(n, "plain " + n));
        ctx.db().fixed().insert(new Fixed(n, (int) n & 0xFF));
        ctx.db().ev().insert(new Ev("everywhere", n));
        ctx.db().secret().insert(new Secret(n, "secret " + n));
    }

    // ---- events

    @Reducer
    public static void emit(ReducerContext ctx, String kind, @U64 long value) {
        ctx.db().ev().insert(new Ev(kind, value));
    }

    @Reducer
    public static void emit_identical(ReducerContext ctx, String kind, @U64 long value, @U32 long times) {
        for (long i = 0; i < times; i++) {
            ctx.db().ev().insert(new Ev(kind, value));
        }
    }

    @Reducer
    public static void emit_several(ReducerContext ctx, String kind, @U32 long times) {
        for (long i = 0; i < times; i++) {
            ctx.db().ev().insert(new Ev(kind, i));
        }
    }

    @Reducer
    public static ReducerResult emit_then_error(ReducerContext ctx, String kind, @U64 long value) {
        ctx.db().ev().insert(new Ev(kind, value));
        return ReducerResult.err("event rolled back");
    }

    @Reducer
    public static void emit_then_panic(ReducerContext ctx, String kind, @U64 long value) {
        ctx.db().ev().insert(new Ev(kind, value));
        throw new IllegalStateException("event rolled back by a panic");
    }

    @Reducer
    public static void emit_and_delete(ReducerContext ctx, String kind, @U64 long value) {
        ctx.db().ev().insert(new Ev(kind, value));
        ctx.db().ev().delete(new Ev(kind, value));
    }

    @Reducer
    public static void emit_keyed(ReducerContext ctx, @U64 long id, @U32 long owner, String text) {
        ctx.db().keyed_ev().insert(new KeyedEv(id, owner, text));
    }

    @Reducer
    public static void emit_keyed_update(ReducerContext ctx, @U64 long id, @U32 long owner, String text) {
        ctx.db().keyed_ev().insert(new KeyedEv(id, owner, "first"));
        ctx.db().keyed_ev().id().update(new KeyedEv(id, owner, text));
    }

    @Reducer
    public static void emit_keyed_conflict(ReducerContext ctx, @U64 long id) {
        ctx.db().keyed_ev().insert(new KeyedEv(id, 1, "one"));
        ctx.db().keyed_ev().insert(new KeyedEv(id, 1, "two"));
    }

    @Reducer
    public static void insert_secret(ReducerContext ctx, @U32 long id, String word) {
        ctx.db().secret().insert(new Secret(id, word));
    }

    // ---- who comes and goes

    @Reducer
    public static void set_gate(ReducerContext ctx, Identity who, @U8 int mode) {
        ctx.db().gate().who().delete(who);
        ctx.db().gate().insert(new Gate(who, mode));
    }

    @ClientConnected
    public static void on_connect(ReducerContext ctx) {
        Gate gate = ctx.db().gate().who().find(ctx.sender());
        if (gate != null && gate.mode() == 1) {
            throw new ReducerException("you may not come in");
        }
        if (gate != null && gate.mode() == 2) {
            throw new IllegalStateException("the door is broken");
        }
        ctx.db().visit().insert(new Visit(ctx.sender(), "connected"));
    }

    @ClientDisconnected
    public static void on_disconnect(ReducerContext ctx) {
        ctx.db().visit().insert(new Visit(ctx.sender(), "disconnected"));
    }

    // ---- timers

    @Reducer
    public static void start_once(ReducerContext ctx, long delay_micros, String text, @U8 int mode) {
        ScheduleAt at = ScheduleAt.at(ctx.timestamp().plus(new TimeDuration(delay_micros)));
        ctx.db().timer().insert(new Timer(0, at, text, mode));
    }

    @Reducer
    public static void start_repeating(ReducerContext ctx, long every_micros, String text) {
        ctx.db().timer().insert(new Timer(0, ScheduleAt.every(new TimeDuration(every_micros)), text, 0));
    }

    @Reducer
    public static void stop_timers(ReducerContext ctx) {
        for (Timer timer : ctx.db().timer()) {
            ctx.db().timer().id().delete(timer.id());
        }
    }

    @Reducer
    public static ReducerResult tick(ReducerContext ctx, Timer t) {
        boolean present = ctx.db().timer().id().find(t.id()) != null;
        long n = ctx.db().plain().count();
        boolean isDatabase = ctx.sender().equals(ctx.identity());
        ctx.db()
                .plain()
                .insert(new Plain(n, t.text() + " row present " + present + " sender is database " + isDatabase));
        ctx.db().ev().insert(new Ev("tick", t.id()));
        return switch (t.mode()) {
            case 1 -> ReducerResult.err("tick failed");
            case 2 -> throw new IllegalStateException("tick panicked");
            default -> ReducerResult.ok();
        };
    }
}
