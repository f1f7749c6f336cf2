package corners;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Log;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Procedure;
import dev.stdb.module.Reducer;
import dev.stdb.module.Result;
import dev.stdb.module.Table;
import dev.stdb.module.U64;
import dev.stdb.module.U8;
import dev.stdb.module.Unit;
import dev.stdb.module.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arguments and results of odd shapes, and schedules whose time is in another column. */
final class Shapes {
    private Shapes() {}

    record Bytes(
            Optional<byte[]> maybe,
            List<byte[]> list,
            byte[][] array,
            Optional<Spellings.ListOfStringAsString> one,
            Optional<List<String>> two) {}

    /** A row of a view, of no table. */
    record Odd(String text, int number) {}

    @Table
    record Nothing() {}

    @Table(scheduled = "tick", scheduledAt = "when")
    record Tick(String text, @PrimaryKey @AutoInc @U64 long key, ScheduleAt when, int number) {}

    @Table(scheduled = "answer")
    record AnswerTimer(@PrimaryKey @AutoInc @U64 long key, ScheduleAt at) {}

    @Reducer
    static void tick(ReducerContext ctx, Tick tick) {
        Log.info("tick " + tick.number() + tick.text());
    }

    @Procedure
    static Result<Unit, String> answer(ProcedureContext ctx, AnswerTimer timer) {
        Log.info("answer " + timer.key());
        return Result.err("nobody reads this");
    }

    @Reducer
    static void arm(ReducerContext ctx) {
        ctx.db().tick()
                .insert(new Tick("!", 0, ScheduleAt.at(ctx.timestamp().plus(new TimeDuration(10))), 7));
        ctx.db().answerTimer()
                .insert(new AnswerTimer(0, ScheduleAt.at(ctx.timestamp().plus(new TimeDuration(20)))));
    }

    @Reducer
    static void empty(ReducerContext ctx) {
        ctx.db().nothing().insert(new Nothing());
        ctx.db().nothing().insert(new Nothing());
        Log.info("nothing " + ctx.db().nothing().count() + ctx.db().nothing().toList());
    }

    @View
    static Optional<Odd> odd(ViewContext ctx) {
        return ctx.db().nothing().count() > 0 ? Optional.of(new Odd("é", 1)) : Optional.empty();
    }

    @View
    static @Nullable Nothing first(AnonymousViewContext ctx) {
        for (Nothing row : ctx.db().nothing()) {
            return row;
        }
        return null;
    }

    @View(primaryKey = "number")
    static List<Odd> odds(AnonymousViewContext ctx) {
        List<Odd> odds = new ArrayList<>();
        for (Item item : ctx.db().item()) {
            odds.add(new Odd(item.inner().text(), item.id()));
        }
        return odds;
    }

    @Reducer
    static void bytes(Bytes bytes) {
        Log.info(bytes.maybe().map(b -> b.length) + " " + bytes.list().size() + bytes.array().length
                + bytes.one() + bytes.two());
    }

    @Reducer
    static void many(
            int a1, int a2, int a3, int a4, int a5, int a6, int a7, int a8, int a9, int a10, int a11, int a12, int a13,
            int a14, int a15, int a16, int a17, int a18, int a19, int a20, int a21, int a22, int a23, int a24, int a25,
            int a26, int a27, int a28, int a29, int a30, int a31, int a32, String a33) {
        Log.info(a1 + " " + a32 + " " + a33);
    }

    @Procedure
    static Result<Unit, String> unit(boolean good) {
        return good ? Result.ok(Unit.UNIT) : Result.err("");
    }

    @Procedure
    static @Nullable Unit maybe(boolean there) {
        return there ? Unit.UNIT : null;
    }

    @Procedure
    static Optional<Optional<List<@Nullable Integer>>> deep(Optional<Optional<List<@Nullable Integer>>> value) {
        return value;
    }

    @Procedure
    static @U64 long[] lengths(@U8 int[] ints, byte[] bytes, List<byte[]> list, Keys.Kind[] kinds, boolean[][] nested) {
        return new long[] {ints.length, bytes.length, list.size(), kinds.length, nested.length};
    }
}
